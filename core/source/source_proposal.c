/* SPDX-License-Identifier: Apache-2.0 */
#include "core/source/source_proposal.h"

#include <string.h>

#include "core/source/source_codes.h"
#include "core/source/source_rewrite.h"

enum { WORD_MOST = 32 };

static bool
is_among(const char *word, const char *const *words)
{
    for (; *words; words++) {
        if (g_ascii_strcasecmp(word, *words) == 0)
            return true;
    }
    return false;
}

static bool
is_mark(const char *word)
{
    static const char *const MARKS[] = {"ND", "N.D.", "N/D", "NA", "N.A.", "N/A", "#N/A", "S/D", "SD", "NR", "-", "--", ".", "?",
                                        "null", "none", "nan", "sin dato", "sin datos", "no aplica", "sin informaci\xC3\xB3n",
                                        "sin informacion", NULL};
    return is_among(word, MARKS);
}

static bool
is_truth(const char *word)
{
    static const char *const WORDS[] = {"si", "s\xC3\xAD", "S\xC3\x8D", "s", "no", "yes", "true", "false", "verdadero", "falso",
                                        "1", "0", "x", "y", "n", "t", "f", "v", NULL};
    return is_among(word, WORDS);
}

static SourceRule
of_code(const SourceColumn *column, SourceField field, const char *word)
{
    char padded[WORD_MOST * 2 + 16] = "0000";
    uint8_t other[WORD_MOST + 16] = {0};
    size_t n = strlen(word);
    memcpy(padded + 4, word, n);
    if (strspn(word, "0123456789") == n) {
        for (size_t zeros = 1; zeros <= 4; zeros++) {
            if (source_codes_find(column->codes, (const uint8_t *)padded + 4 - zeros, n + zeros) >= 0)
                return RULE_ZEROS;
        }
    }
    for (int upper = 0; upper < 2; upper++) {
        for (size_t i = 0; i < n; i++)
            other[i] = (uint8_t)(upper ? g_ascii_toupper(word[i]) : g_ascii_tolower(word[i]));
        if (source_codes_find(column->codes, other, n) >= 0)
            return RULE_LETTERS;
    }
    return source_rewrite_is_twice(&field) ? RULE_TWICE : RULE_CODE;
}

static SourceRule
of_number(const SourceColumn *column, const char *word, SourceRule rule)
{
    size_t points = 0, commas = 0, last = 0, n = strlen(word);
    for (size_t i = *word == '-'; i < n; i++) {
        points += word[i] == '.';
        commas += word[i] == ',';
        if (word[i] == '.' || word[i] == ',')
            last = n - i - 1;
        else if (!g_ascii_isdigit(word[i]))
            return rule;
    }
    bool whole = column->declared->type == COLUMN_INT32 || column->declared->type == COLUMN_INT64;
    if ((points && commas) || points > 1 || commas > 1 || (points + commas == 1 && last == 3 && whole))
        return RULE_THOUSANDS;
    return commas == 1 ? RULE_DECIMAL_COMMA : rule;
}

static SourceRule
of_date(const char *word, SourceRule rule)
{
    size_t n = strlen(word), signs = 0;
    if (n >= 4 && n <= 5 && strspn(word, "0123456789") == n)
        return RULE_SERIAL;
    for (size_t i = 0; word[i] && word[i] != ' ' && word[i] != 'T'; i++) {
        if (strchr("/.-", word[i]))
            signs++;
        else if (!g_ascii_isdigit(word[i]))
            return rule;
    }
    return signs == 2 ? RULE_DATE_FORM : rule;
}

SourceRule
source_proposal(const SourceColumn *column, SourceField field, SourceRule rule)
{
    char word[WORD_MOST + 1];
    if (field.length == 0 || field.length > WORD_MOST)
        return rule == RULE_CODE && source_rewrite_is_twice(&field) ? RULE_TWICE : rule;
    memcpy(word, field.bytes, field.length);
    word[field.length] = '\0';
    bool form = rule == RULE_CODE || rule == RULE_INTEGER || rule == RULE_DECIMAL || rule == RULE_REAL ||
                rule == RULE_DATE || rule == RULE_BOOL || rule == RULE_FORM;
    if (form && is_mark(word))
        return RULE_MARK;
    if (rule == RULE_CODE)
        return of_code(column, field, word);
    if (rule == RULE_INTEGER || rule == RULE_DECIMAL || rule == RULE_REAL)
        return of_number(column, word, rule);
    if (rule == RULE_DATE)
        return of_date(word, rule);
    return rule == RULE_BOOL && is_truth(word) ? RULE_WORDS : rule;
}
