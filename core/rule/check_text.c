/* SPDX-License-Identifier: Apache-2.0 */
/* The search errs to the safe side: a text that is stopped for nothing can be worded in another way. Names are not
 * searched, since no list of them is complete; a second reader is. */
#include "core/rule/check_text.h"

#include <string.h>

enum { RUN_DIGITS = 6, PARTED_DIGITS = 7, GROUPS_MAX = 16 };

typedef struct Reading {
    const char *file;
    int64_t row;
    FindingList *findings;
} Reading;

/* Groups of digits with one sign between them: "310 555 0000", "1.032.456", "2026-06-30". */
typedef struct Digits {
    int n_groups, total, longest;
    int length[GROUPS_MAX];
    bool years; /* every group is a year */
    char sign;  /* between the first two groups */
} Digits;

static size_t
read_digits(const char *text, Digits *digits)
{
    const char *p = text;
    *digits = (Digits){.years = true};
    for (;;) {
        size_t n = strspn(p, "0123456789");
        bool year = n == 4 && (g_str_has_prefix(p, "19") || g_str_has_prefix(p, "20"));
        if (digits->n_groups < GROUPS_MAX)
            digits->length[digits->n_groups] = (int)MIN(n, 100);
        digits->n_groups++;
        digits->total += (int)MIN(n, 100);
        digits->longest = MAX(digits->longest, (int)MIN(n, 100));
        digits->years = digits->years && year;
        p += n;
        if (!*p || !strchr(" .-/", *p) || !g_ascii_isdigit(p[1]))
            break;
        digits->sign = digits->n_groups == 1 ? *p : digits->sign;
        p++;
    }
    return (size_t)(p - text);
}

static bool
is_date(const Digits *d)
{
    bool parted = d->n_groups == 3 && (d->sign == '-' || d->sign == '/' || d->sign == '.');
    return parted && ((d->length[0] == 4 && d->length[1] <= 2 && d->length[2] <= 2) ||
                      (d->length[0] <= 2 && d->length[1] <= 2 && d->length[2] == 4));
}

static size_t
check_digits(const char *p, const Reading *reading)
{
    Digits digits;
    size_t length = read_digits(p, &digits);
    if (is_date(&digits))
        finding_add(reading->findings, 1140, reading->file, reading->row, NULL);
    else if (!digits.years && (digits.longest >= RUN_DIGITS || digits.total >= PARTED_DIGITS))
        finding_add(reading->findings, 1139, reading->file, reading->row, NULL);
    return length;
}

/* "vereda El Carmen", "calle 12": a word of addresses before a name or a number. */
static bool
is_address(const char *word, size_t length, const char *after)
{
    static const char *const WORDS[] = {"calle",  "carrera",   "cra",   "avenida", "transversal", "diagonal", "barrio",
                                        "vereda", "resguardo", "finca", "village", "reserve",     "street"};
    bool named = *after == ' ' && (g_ascii_isdigit(after[1]) || g_unichar_isupper(g_utf8_get_char(after + 1)));
    for (size_t i = 0; named && i < G_N_ELEMENTS(WORDS); i++) {
        if (strlen(WORDS[i]) == length && g_ascii_strncasecmp(WORDS[i], word, length) == 0)
            return true;
    }
    return false;
}

static bool
is_letter(char c)
{
    return g_ascii_isalpha(c) || (unsigned char)c >= 0x80;
}

void
check_text(const char *text, const char *file, int64_t first_row, FindingList *findings)
{
    Reading reading = {file, first_row, findings};
    for (const char *p = text; *p;) {
        size_t letters = 0;
        while (is_letter(p[letters]))
            letters++;
        if (g_ascii_isdigit(*p)) {
            p += check_digits(p, &reading);
        } else if (letters) {
            if (is_address(p, letters, p + letters))
                finding_add(findings, 1141, file, reading.row, NULL);
            p += letters;
        } else {
            if (*p == '@' && p > text && (is_letter(p[-1]) || g_ascii_isdigit(p[-1])) && is_letter(p[1]))
                finding_add(findings, 1138, file, reading.row, NULL);
            reading.row += *p == '\n';
            p++;
        }
    }
}
