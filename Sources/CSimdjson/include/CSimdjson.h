#ifndef CSIMDJSON_H
#define CSIMDJSON_H

// simdjson's DOM as plain C: one call hands out one value, decoded, so that the caller decides what fields mean.
// Nothing is allocated per value. All that a parser hands out is valid until its next parse.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum __attribute__((enum_extensibility(closed))) {
  csimdjson_kind_null,
  csimdjson_kind_boolean,
  csimdjson_kind_integer,       // fits int64_t
  csimdjson_kind_large_integer, // fits uint64_t only
  csimdjson_kind_real,
  csimdjson_kind_string,
  csimdjson_kind_array,
  csimdjson_kind_object,
} csimdjson_kind;

// The children of an array or an object that are still to come.
typedef struct {
  const void *document;
  size_t next;
  size_t end;
} csimdjson_cursor;

// UTF-8, escapes decoded; may contain NUL.
typedef struct {
  const uint8_t *bytes;
  size_t length;
} csimdjson_text;

typedef struct {
  csimdjson_kind kind; // says which of the members below is set
  union {
    bool boolean;
    int64_t integer;
    uint64_t large_integer;
    double real;
    csimdjson_text text;
    csimdjson_cursor children;
  };
} csimdjson_value;

typedef enum __attribute__((enum_extensibility(closed))) {
  csimdjson_status_success,
  csimdjson_status_too_deep,
  csimdjson_status_out_of_memory,
  csimdjson_status_invalid, // not UTF-8 or not JSON
} csimdjson_status;

// One per worker: a parser must not be used by two threads at once.
typedef struct csimdjson_parser csimdjson_parser;

// How many bytes after a document must be readable; their content does not matter.
size_t csimdjson_padding(void);

// NULL when out of memory.
csimdjson_parser *csimdjson_parser_create(size_t maximum_depth);
void csimdjson_parser_destroy(csimdjson_parser *parser);

// Parses `length` bytes; `capacity` counts the readable bytes from `bytes` on. The document is copied only if the
// padding is short.
csimdjson_status csimdjson_parse(csimdjson_parser *parser, const uint8_t *bytes, size_t length, size_t capacity,
                                 csimdjson_value *root);

// Both are false at the end.
bool csimdjson_next_element(csimdjson_cursor *array, csimdjson_value *element);
bool csimdjson_next_member(csimdjson_cursor *object, csimdjson_text *name, csimdjson_value *value);

#ifdef __cplusplus
}
#endif

#endif
