/* SPDX-License-Identifier: Apache-2.0 */
#ifndef REPORTS_WORDS_WORDS_H
#define REPORTS_WORDS_WORDS_H

#include <glib.h>
#include <stdint.h>

#include "core/base/language.h"

/** Every sentence of a report, by name. */
typedef enum WordId {
#define WORD(id, en, es) WORD_##id,
#include "reports/words/words.def"
#undef WORD
    WORD_COUNT
} WordId;

/** The sentence of one language, with its {1} to {6}. Owner: static. */
const char *words_peek(Language language, WordId id);

/** The sentence with its places filled by the strings that follow, up to six, ended by NULL.
 *  Owner: caller, g_free(). */
char *words_fill(Language language, WordId id, ...) G_GNUC_NULL_TERMINATED;

/** The form of a sentence for a count: "one form|other form"; {1} is the count as printed, {2} to {6} the strings
 *  that follow, ended by NULL. Owner: caller, g_free(). */
char *words_count(Language language, WordId id, int64_t count, ...) G_GNUC_NULL_TERMINATED;

/** "a, b and c"; "a, b e iglesias" in Spanish. Shapes: items holds char*. Owner: caller, g_free(). */
char *words_join(Language language, const GPtrArray *items);

/** A text with its first letter small, to stand inside a sentence; an abbreviation stays as it is.
 *  Owner: caller, g_free(). */
char *words_inside(const char *text);

/** "en-US" or "es-CO". Owner: static. */
const char *words_locale(Language language);

#endif
