/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/words/number.h"

#include <glib.h>
#include <string.h>

#include "core/base/decimal.h"

#define MINUS "\xe2\x88\x92"  /* U+2212 */
#define NO_BREAK "\xc2\xa0" /* U+00A0 */

const char *
number_decimal_mark(Language language)
{
    return language == LANGUAGE_ES ? "," : ".";
}

const char *
number_group_mark(Language language)
{
    return language == LANGUAGE_ES ? "." : ",";
}

const char *
number_percent_mark(Language language)
{
    return language == LANGUAGE_ES ? NO_BREAK "%" : "%";
}

char *
number_text(Language language, const char *canonical)
{
    Decimal number;
    if (!decimal_parse(canonical, &number))
        return g_strdup(canonical);
    const char *digits = canonical + (*canonical == '-');
    size_t whole = strcspn(digits, ".");
    GString *out = g_string_new(*canonical == '-' ? MINUS : "");
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0)
            g_string_append(out, number_group_mark(language));
        g_string_append_c(out, digits[i]);
    }
    if (digits[whole] == '.')
        g_string_append_printf(out, "%s%s", number_decimal_mark(language), digits + whole + 1);
    return g_string_free(out, FALSE);
}

char *
number_percent(Language language, const char *canonical)
{
    g_autofree char *number = number_text(language, canonical);
    return g_strconcat(number, number_percent_mark(language), NULL);
}

char *
number_integer(Language language, int64_t number)
{
    g_autofree char *canonical = g_strdup_printf("%" G_GINT64_FORMAT, number);
    return number_text(language, canonical);
}
