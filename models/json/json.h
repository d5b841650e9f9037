// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// nlohmann/json for the units that may read and write JSON. Its templates are instantiated in json.cpp only, which is
// optimised in every build: instantiated without optimisation they took most of the time of the tests over HTTP.

#include <nlohmann/json.hpp>

#include <string>

namespace nlohmann {

extern template class basic_json<>;

namespace detail {

extern template class iter_impl<const json>;
extern template class json_sax_dom_parser<json>;
extern template class serializer<json>;
extern template class lexer<json, iterator_input_adapter<const char*>>;
extern template class parser<json, iterator_input_adapter<const char*>>;
extern template class lexer<json, iterator_input_adapter<std::string::const_iterator>>;
extern template class parser<json, iterator_input_adapter<std::string::const_iterator>>;

} // namespace detail

} // namespace nlohmann
