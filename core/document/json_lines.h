/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_JSON_LINES_H
#define CORE_DOCUMENT_JSON_LINES_H

#include <jansson.h>

/** Canonical bytes of an object: keys sorted, each member on its own line, each element of a member
 *  that is an array on its own line, nothing else spaced. Owner: caller, g_free(). */
char *json_lines(json_t *object, size_t *size);

#endif
