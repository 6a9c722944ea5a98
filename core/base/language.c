/* SPDX-License-Identifier: Apache-2.0 */
#include "core/base/language.h"

#include <glib.h>

static const char *const TAGS[LANGUAGE_COUNT] = {"en", "es"};

bool
language_parse(const char *word, Language *language)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (g_strcmp0(word, TAGS[i]) == 0) {
            *language = (Language)i;
            return true;
        }
    }
    return false;
}

const char *
language_tag(Language language)
{
    return TAGS[language];
}

Bilingual
bilingual_dup(const char *en, const char *es)
{
    return (Bilingual){{g_strdup(en), g_strdup(es)}};
}

const char *
bilingual_peek(const Bilingual *texts, Language language)
{
    return texts->text[language] ? texts->text[language] : "";
}

void
bilingual_clear(Bilingual *texts)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        g_clear_pointer(&texts->text[i], g_free);
}
