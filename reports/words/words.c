/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/words/words.h"

#include <stdarg.h>
#include <string.h>

#include "reports/words/number.h"

#define PLACES 6

static const char *const CATALOGUE[WORD_COUNT][LANGUAGE_COUNT] = {
#define WORD(id, en, es) [WORD_##id] = {en, es},
#include "reports/words/words.def"
#undef WORD
};

const char *
words_peek(Language language, WordId id)
{
    return CATALOGUE[id][language];
}

/* A place without a string is filled with nothing. */
static char *
fill(const char *text, size_t length, const char *const arguments[PLACES])
{
    GString *out = g_string_new(NULL);
    for (size_t i = 0; i < length; i++) {
        bool place = text[i] == '{' && i + 2 < length && text[i + 1] >= '1' && text[i + 1] <= '6' && text[i + 2] == '}';
        if (!place) {
            g_string_append_c(out, text[i]);
            continue;
        }
        const char *argument = arguments[text[i + 1] - '1'];
        g_string_append(out, argument ? argument : "");
        i += 2;
    }
    return g_string_free(out, FALSE);
}

char *
words_fill(Language language, WordId id, ...)
{
    const char *arguments[PLACES] = {NULL};
    va_list list;
    va_start(list, id);
    for (size_t i = 0; i < PLACES; i++) {
        arguments[i] = va_arg(list, const char *);
        if (!arguments[i])
            break;
    }
    va_end(list);
    const char *text = words_peek(language, id);
    return fill(text, strlen(text), arguments);
}

char *
words_count(Language language, WordId id, int64_t count, ...)
{
    g_autofree char *number = number_integer(language, count);
    const char *arguments[PLACES] = {number};
    va_list list;
    va_start(list, count);
    for (size_t i = 1; i < PLACES; i++) {
        arguments[i] = va_arg(list, const char *);
        if (!arguments[i])
            break;
    }
    va_end(list);
    const char *text = words_peek(language, id), *bar = strchr(text, '|');
    if (!bar)
        return fill(text, strlen(text), arguments);
    return count == 1 ? fill(text, (size_t)(bar - text), arguments) : fill(bar + 1, strlen(bar + 1), arguments);
}

/* "y" becomes "e" before the sound of i, but not before the diphthongs hia and hie. */
static const char *
spanish_and(const char *next)
{
    g_autofree char *small = g_utf8_strdown(next, -1);
    bool sound = small[0] == 'i' || g_str_has_prefix(small, "í")
        || (g_str_has_prefix(small, "hi") && small[2] != 'a' && small[2] != 'e') || g_str_has_prefix(small, "hí");
    return sound ? " e " : " y ";
}

char *
words_join(Language language, const GPtrArray *items)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < items->len; i++) {
        const char *item = g_ptr_array_index(items, i);
        if (i > 0 && i + 1 < items->len)
            g_string_append(out, ", ");
        else if (i > 0)
            g_string_append(out, language == LANGUAGE_ES ? spanish_and(item) : " and ");
        g_string_append(out, item);
    }
    return g_string_free(out, FALSE);
}

char *
words_inside(const char *text)
{
    gunichar first = g_utf8_get_char(text);
    const char *rest = *text ? text + g_utf8_skip[(guchar)*text] : text;
    if (!*text || (*rest && g_unichar_isupper(g_utf8_get_char(rest))))
        return g_strdup(text);
    char small[8] = "";
    small[g_unichar_to_utf8(g_unichar_tolower(first), small)] = '\0';
    return g_strconcat(small, rest, NULL);
}

const char *
words_locale(Language language)
{
    return language == LANGUAGE_ES ? "es-CO" : "en-US";
}
