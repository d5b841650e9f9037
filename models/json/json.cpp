// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/json/json.h"

namespace nlohmann {

template class basic_json<>;

namespace detail {

template class iter_impl<const json>;
template class json_sax_dom_parser<json>;
template class serializer<json>;
template class lexer<json, iterator_input_adapter<const char*>>;
template class parser<json, iterator_input_adapter<const char*>>;
template class lexer<json, iterator_input_adapter<std::string::const_iterator>>;
template class parser<json, iterator_input_adapter<std::string::const_iterator>>;

} // namespace detail

} // namespace nlohmann
