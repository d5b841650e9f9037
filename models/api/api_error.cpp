// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/api/api_error.h"

namespace poolhouse::api {

bool isTransient(const ApiError& error) {
    switch (error.kind) {
    case ApiError::Kind::RateLimited:
    case ApiError::Kind::ServerError:
    case ApiError::Kind::Unreachable:
    case ApiError::Kind::ConnectionLost:
    case ApiError::Kind::Timeout:
    case ApiError::Kind::CutOff: return true;
    case ApiError::Kind::Unauthorized:
    case ApiError::Kind::TwoFactor:
    case ApiError::Kind::Forbidden:
    case ApiError::Kind::NotFound:
    case ApiError::Kind::Conflict:
    case ApiError::Kind::Invalid:
    case ApiError::Kind::ConfirmationRequired:
    case ApiError::Kind::UnexpectedStatus:
    case ApiError::Kind::InsecureConnection:
    case ApiError::Kind::NotJson:
    case ApiError::Kind::WrongType:
    case ApiError::Kind::TooLarge:
    case ApiError::Kind::ReadOnly: return false;
    }
    return false;
}

bool outcomeUnknown(const ApiError& error) {
    if (error.status == 407) {
        return false; // a proxy kept the request
    }
    switch (error.kind) {
    case ApiError::Kind::ConnectionLost:
    case ApiError::Kind::Timeout:
    case ApiError::Kind::ServerError:
    case ApiError::Kind::NotJson:
    case ApiError::Kind::CutOff:
    case ApiError::Kind::WrongType:
    case ApiError::Kind::TooLarge: return true;
    default: return false;
    }
}

bool concernsAccount(const ApiError& error) {
    using Kind = ApiError::Kind;
    return error.kind == Kind::Unauthorized || error.kind == Kind::RateLimited || error.kind == Kind::Unreachable ||
           error.kind == Kind::InsecureConnection;
}

} // namespace poolhouse::api
