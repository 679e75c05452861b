#include "CSimdjson.h"

#include <cstring>
#include <memory>
#include <new>
#include <simdjson.h>
#include <type_traits>

namespace dom = simdjson::dom;

namespace {

// simdjson's own iterators cannot stand in a C header; they are a document and a place in it, which a cursor carries.
struct Place {
  const void *document;
  size_t index;
};

template <typename Iterator> Place place_of(const Iterator &iterator) {
  static_assert(std::is_trivially_copyable<Iterator>::value && sizeof(Iterator) == sizeof(Place),
                "a simdjson iterator is a document and an index");
  Place place;
  std::memcpy(&place, &iterator, sizeof place);
  return place;
}

template <typename Iterator> Iterator iterator_at(const Place &place) {
  Iterator iterator;
  std::memcpy(&iterator, &place, sizeof place);
  return iterator;
}

template <typename Container> csimdjson_cursor children_of(const Container &container) {
  const Place begin = place_of(container.begin());
  const Place end = place_of(container.end());
  return {begin.document, begin.index, end.index};
}

csimdjson_text text_of(std::string_view text) {
  return {reinterpret_cast<const uint8_t *>(text.data()), text.size()};
}

// The type has been asked, so that none of the `value_unsafe` below can fail.
void decode(const dom::element &element, csimdjson_value *value) {
  switch (element.type()) {
  case dom::element_type::STRING:
    value->kind = csimdjson_kind_string;
    value->text = text_of(element.get_string().value_unsafe());
    return;
  case dom::element_type::DOUBLE:
    value->kind = csimdjson_kind_real;
    value->real = element.get_double().value_unsafe();
    return;
  case dom::element_type::INT64:
    value->kind = csimdjson_kind_integer;
    value->integer = element.get_int64().value_unsafe();
    return;
  case dom::element_type::UINT64:
    value->kind = csimdjson_kind_large_integer;
    value->large_integer = element.get_uint64().value_unsafe();
    return;
  case dom::element_type::BOOL:
    value->kind = csimdjson_kind_boolean;
    value->boolean = element.get_bool().value_unsafe();
    return;
  case dom::element_type::ARRAY:
    value->kind = csimdjson_kind_array;
    value->children = children_of(element.get_array().value_unsafe());
    return;
  case dom::element_type::OBJECT:
    value->kind = csimdjson_kind_object;
    value->children = children_of(element.get_object().value_unsafe());
    return;
  case dom::element_type::NULL_VALUE:
    break;
  }
  value->kind = csimdjson_kind_null;
}

// simdjson sizes its buffers to the document: start above the usual call, grow in powers of two, and let go of what
// one enormous line needed.
constexpr size_t usual_capacity = size_t(64) << 10;
constexpr size_t kept_capacity = size_t(4) << 20;

} // namespace

struct csimdjson_parser {
  std::unique_ptr<dom::parser> parser;
  size_t maximum_depth;

  bool make_room(size_t length) {
    const bool wasteful = parser && parser->capacity() > kept_capacity && length <= kept_capacity;
    if (!parser || wasteful) {
      parser.reset(new (std::nothrow) dom::parser());
      if (!parser) return false;
    }
    if (parser->capacity() >= length && parser->capacity() > 0) return true;
    size_t capacity = usual_capacity;
    while (capacity < length && capacity <= SIZE_MAX / 2) capacity *= 2;
    return parser->allocate(capacity, maximum_depth) == simdjson::SUCCESS;
  }
};

size_t csimdjson_padding(void) { return simdjson::SIMDJSON_PADDING; }

csimdjson_parser *csimdjson_parser_create(size_t maximum_depth) {
  return new (std::nothrow) csimdjson_parser{nullptr, maximum_depth};
}

void csimdjson_parser_destroy(csimdjson_parser *parser) { delete parser; }

csimdjson_status csimdjson_parse(csimdjson_parser *parser, const uint8_t *bytes, size_t length, size_t capacity,
                                 csimdjson_value *root) {
  if (!parser->make_room(length)) return csimdjson_status_out_of_memory;
  const bool padding_is_short = capacity - length < simdjson::SIMDJSON_PADDING;
  dom::element element;
  switch (parser->parser->parse(bytes, length, padding_is_short).get(element)) {
  case simdjson::SUCCESS:
    decode(element, root);
    return csimdjson_status_success;
  case simdjson::DEPTH_ERROR:
    return csimdjson_status_too_deep;
  case simdjson::MEMALLOC:
  case simdjson::CAPACITY:
    return csimdjson_status_out_of_memory;
  default:
    return csimdjson_status_invalid;
  }
}

bool csimdjson_next_element(csimdjson_cursor *array, csimdjson_value *element) {
  if (array->next >= array->end) return false;
  auto iterator = iterator_at<dom::array::iterator>({array->document, array->next});
  decode(*iterator, element);
  ++iterator;
  array->next = place_of(iterator).index;
  return true;
}

bool csimdjson_next_member(csimdjson_cursor *object, csimdjson_text *name, csimdjson_value *value) {
  if (object->next >= object->end) return false;
  auto iterator = iterator_at<dom::object::iterator>({object->document, object->next});
  *name = text_of(iterator.key());
  decode(iterator.value(), value);
  ++iterator;
  object->next = place_of(iterator).index;
  return true;
}
