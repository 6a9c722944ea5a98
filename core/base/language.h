/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_BASE_LANGUAGE_H
#define CORE_BASE_LANGUAGE_H

#include <stdbool.h>

/** The two languages of every text that people read. */
typedef enum Language { LANGUAGE_EN = 0, LANGUAGE_ES = 1, LANGUAGE_COUNT = 2 } Language;

/** One text in both languages; the struct owns the strings. */
typedef struct Bilingual {
    char *text[LANGUAGE_COUNT];
} Bilingual;

/** Read "en" or "es"; returns false for anything else and leaves @p language alone. */
bool language_parse(const char *word, Language *language);

/** "en" or "es". Owner: static. */
const char *language_tag(Language language);

/** Copy two strings. Owner: caller, bilingual_clear(). */
Bilingual bilingual_dup(const char *en, const char *es);

/** The text in one language, "" when there is none. Owner: borrowed. */
const char *bilingual_peek(const Bilingual *texts, Language language);

/** Free both strings and set them to NULL. */
void bilingual_clear(Bilingual *texts);

#endif
