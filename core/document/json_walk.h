/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_JSON_WALK_H
#define CORE_DOCUMENT_JSON_WALK_H

#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/base/finding.h"

/** A walk over one JSON document that knows its path, so that every complaint says where. */
typedef struct JsonWalk {
    const char *file; /* base name, for findings */
    FindingList *findings;
    unsigned malformed; /* message for "{1}: must be {2}" of this kind of document */
    unsigned unknown;   /* message for "{1}: unknown key" */
    unsigned absent;    /* message for "{1}: missing" */
    GString *path;      /* "indicators[3].name" */
    bool failed;        /* something was added */
    const char *bytes;  /* the document's text, for line and column in findings; NULL leaves them out */
    size_t size;
} JsonWalk;

/** Read a whole JSON file, duplicate keys refused.
 *  Owner: caller, json_decref(). Errors: NULL and a finding of number @p syntax with the line and the reason. */
json_t *json_walk_load(const char *path, unsigned syntax, FindingList *findings);

/** Parse bytes as json_walk_load() does; @p file names them in findings.
 *  Owner: caller, json_decref(). Errors: NULL and a finding. */
json_t *json_walk_parse(const char *bytes, size_t size, const char *file, unsigned syntax, FindingList *findings);

/** Start and end a walk. */
JsonWalk json_walk_begin(const char *file, FindingList *findings, unsigned malformed, unsigned unknown, unsigned absent);
void json_walk_end(JsonWalk *walk);

/** Step into a member or an element; returns the mark to give back to json_walk_leave(). */
size_t json_walk_enter(JsonWalk *walk, const char *key);
size_t json_walk_enter_index(JsonWalk *walk, size_t index);
void json_walk_leave(JsonWalk *walk, size_t mark);

/** Complain at the current path: the message's {1} is the path, {2} the argument (may be NULL), {4} the column. */
void json_walk_complain(JsonWalk *walk, unsigned number, const char *argument);

/** Complain at the current path: "must be <wanted>". */
void json_walk_malformed(JsonWalk *walk, const char *wanted);

/** Refuse every key of an object that is not among the words of @p allowed, parted by spaces. */
void json_walk_only(JsonWalk *walk, json_t *object, const char *allowed);

/** Typed members. A missing member is a finding unless the function is called optional_*; a wrong type always is.
 *  Owner: strings and nodes are borrowed from the document; "" , 0, NULL after a finding. */
const char *json_walk_string(JsonWalk *walk, json_t *object, const char *key);
const char *json_walk_optional_string(JsonWalk *walk, json_t *object, const char *key, const char *otherwise);
int64_t json_walk_integer(JsonWalk *walk, json_t *object, const char *key, int64_t min, int64_t max);
int64_t json_walk_optional_integer(JsonWalk *walk, json_t *object, const char *key, int64_t min, int64_t max,
                                   int64_t otherwise);
bool json_walk_optional_bool(JsonWalk *walk, json_t *object, const char *key, bool otherwise);
json_t *json_walk_array(JsonWalk *walk, json_t *object, const char *key);
json_t *json_walk_optional_array(JsonWalk *walk, json_t *object, const char *key);
json_t *json_walk_object(JsonWalk *walk, json_t *object, const char *key);

/** A member {"en": ..., "es": ...}, both wanted and not empty. Owner: caller, bilingual_clear(). */
Bilingual json_walk_bilingual(JsonWalk *walk, json_t *object, const char *key);

#endif
