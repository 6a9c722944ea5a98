/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_JSON_MEMBER_H
#define CORE_DOCUMENT_JSON_MEMBER_H

/* Documents that people wrote are edited as text: they keep their own layout, and a review shows the changed lines alone. */

/** A member of the outermost object, in the text itself: from the quote of its key to the end of its value. */
typedef struct JsonMember {
    const char *key; /* NULL when there is no such member */
    const char *end;
} JsonMember;

/** Find a member by its key. @p json must be a correct object. Owner: borrowed from the text.
 *  Errors: key is NULL when it is not there, or written with escapes. */
JsonMember json_member_find(const char *json, const char *name);

/** The text with one more item at the end of the array, or of the object, that a member holds. The item is text: a value,
 *  or a key with its value. Owner: caller, g_free(). Errors: NULL when there is no such member. */
char *json_member_append(const char *json, const char *name, const char *item);

/** A string in quotes, escaped as JSON wants it. Owner: caller, g_free(). */
char *json_member_quote(const char *text);

#endif
