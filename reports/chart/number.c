/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/chart/number.h"

#include <math.h>
#include <string.h>

char *
number_on_axis(const BlockChart *chart, double step, double value)
{
    char plain[64], pattern[16];
    bool whole_steps = fabs(step - round(step)) < 1e-9;
    g_snprintf(pattern, sizeof pattern, "%%.%df", whole_steps ? 0 : CLAMP(chart->decimals, 0, 6));
    g_ascii_formatd(plain, sizeof plain, pattern, fabs(value));
    size_t whole = strcspn(plain, ".");
    bool negative = value < 0 && strspn(plain, "0.") < strlen(plain);
    g_autoptr(GString) text = g_string_new(negative ? "\u2212" : "");
    for (size_t i = 0; i < whole; i++) {
        if (i > 0 && (whole - i) % 3 == 0 && chart->group_mark)
            g_string_append(text, chart->group_mark);
        g_string_append_c(text, plain[i]);
    }
    if (plain[whole])
        g_string_append_printf(text, "%s%s", chart->decimal_mark ? chart->decimal_mark : ".", plain + whole + 1);
    /* A language with decimal commas sets a space before the sign. */
    if (chart->percent)
        g_string_append(text, g_strcmp0(chart->decimal_mark, ",") == 0 ? "\u00a0%" : "%");
    return g_string_free(g_steal_pointer(&text), FALSE);
}
