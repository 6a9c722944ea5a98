/* SPDX-License-Identifier: Apache-2.0 */
#include "core/model/binding.h"

#include <string.h>

static bool
word_is_plain(const char *word, const char *extra)
{
    for (; *word; word++) {
        if (!g_ascii_isalnum(*word) && !strchr(extra, *word))
            return false;
    }
    return true;
}

static bool
copy_word(char *into, size_t size, const char *word, bool wanted, const char *extra)
{
    return (*word || !wanted) && word_is_plain(word, extra) && g_strlcpy(into, word, size) < size;
}

static bool
parse_reference(const char *inside, size_t length, Binding *binding)
{
    g_autofree char *text = g_strndup(inside, length);
    g_auto(GStrv) parts = g_strsplit(text, ":", 6);
    guint n = g_strv_length(parts);
    if (n != 2 && n != 3 && n != 5)
        return false;
    binding->measure = MEASURE_ACTUAL;
    if (n > 2 && !measure_parse(parts[n - 1], &binding->measure))
        return false;
    return copy_word(binding->indicator, sizeof binding->indicator, parts[0], true, "-_.") &&
           copy_word(binding->window, sizeof binding->window, parts[1], true, "") &&
           copy_word(binding->table, sizeof binding->table, n == 5 ? parts[2] : "", n == 5, "_+") &&
           copy_word(binding->cell, sizeof binding->cell, n == 5 ? parts[3] : "", n == 5, "-_./");
}

bool
binding_next(const char **at, Binding *binding)
{
    if (!**at)
        return false;
    *binding = (Binding){.kind = BINDING_TEXT, .start = *at};
    binding->length = strcspn(*at, "{}");
    if (binding->length == 0) {
        size_t inside = **at == '{' ? strcspn(*at + 1, "{}\n") : 0;
        bool closed = **at == '{' && (*at)[1 + inside] == '}';
        bool good = closed && parse_reference(*at + 1, inside, binding);
        binding->kind = good ? BINDING_VALUE : BINDING_BROKEN;
        binding->length = closed ? inside + 2 : 1;
    }
    *at += binding->length;
    return true;
}

char *
binding_value_id(const Binding *b)
{
    return g_strjoin(":", b->indicator, b->window, b->table, b->cell, measure_name(b->measure), NULL);
}
