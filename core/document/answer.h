/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_DOCUMENT_ANSWER_H
#define CORE_DOCUMENT_ANSWER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/** The answer of a command as one JSON object, for machines: keys sorted, so the same answer is the same bytes. */
typedef struct Answer Answer;

/** An empty object. Owner: caller, answer_free(). */
Answer *answer_new(void);
void answer_free(Answer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Answer, answer_free)

/** Set a member; text that is not UTF-8 becomes null. */
void answer_text(Answer *answer, const char *key, const char *text);
void answer_number(Answer *answer, const char *key, int64_t number);
void answer_flag(Answer *answer, const char *key, bool flag);

/** Append an empty object to the array @p key, which is made when it is not there. Owner: the answer. */
Answer *answer_item(Answer *answer, const char *key);

/** Make the array @p key even when nothing is appended to it. */
void answer_list(Answer *answer, const char *key);

/** Print the object and a line end. */
void answer_print(const Answer *answer, FILE *stream);

#endif
