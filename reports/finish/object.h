/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_FINISH_OBJECT_H
#define REPORTS_FINISH_OBJECT_H

#include <glib.h>
#include <qpdf/qpdf-c.h>

/* Inside the room only: PDF objects. Direct objects are written as PDF text and parsed at once; references, which text
 * cannot hold, are put in afterwards. A handle is released as soon as it is used, since each costs memory. */

/** Parse a direct object; an empty @p text is a program error. */
qpdf_oh object_parse(qpdf_data pdf, const char *text);

/** Parse a direct object and make it an indirect one. */
qpdf_oh object_indirect(qpdf_data pdf, const char *text);

/** A stream with these bytes (copied), whose dictionary gets the entries of @p dictionary, PDF text or NULL. */
qpdf_oh object_stream(qpdf_data pdf, const void *bytes, size_t size, const char *dictionary);

/** Put a value in a dictionary, and release its handle. */
void object_put(qpdf_data pdf, qpdf_oh dictionary, const char *key, qpdf_oh take_value);

/** Put a reference to an object whose handle stays in use. */
void object_refer(qpdf_data pdf, qpdf_oh dictionary, const char *key, qpdf_oh value);

/** Append a value to an array, and release its handle. */
void object_push(qpdf_data pdf, qpdf_oh array, qpdf_oh take_value);

/** The value of a key, which the caller releases. */
qpdf_oh object_get(qpdf_data pdf, qpdf_oh dictionary, const char *key);

/** Append PDF text: a text string (UTF-16, for people), a byte string in parentheses, a number of two decimals. */
void object_add_text(GString *out, const char *utf8);
void object_add_bytes(GString *out, const char *bytes);
void object_add_number(GString *out, double value);

#endif
