/* SPDX-License-Identifier: Apache-2.0 */
/* hito-estimate on any words and any table: the first line holds the method and its options, the rest is the table. An answer has a
 * number wherever its status says so, limits on either side of the point, and JSON in UTF-8. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analyst/method.h"
#include "tests/fuzz/mutate.h"

enum { WORDS_MAX = 40, DIGITS_MAX = 3 };

static void
must(bool holds, const char *what)
{
    if (!holds) {
        fprintf(stderr, "broken: %s\n", what);
        abort();
    }
}

/* Other files are nobody's business here, nor are a million replicates. */
static bool
is_harmless(const char *word)
{
    size_t digits = 0;
    for (const char *c = word; *c; c++) {
        digits = g_ascii_isdigit(*c) ? digits + 1 : 0;
        if (*c == '/' || digits > DIGITS_MAX)
            return false;
    }
    return !strpbrk(word, "eE") || !g_ascii_isdigit(*word);
}

static void
judge_line(const AnswerLine *line)
{
    const Interval *i = &line->interval;
    if (line->status != ESTIMATE_OK)
        return;
    must(!isnan(i->point), "OK without a number");
    if (*line->interval_method == '\0')
        return;
    double slack = 1e-6 * (1 + fabs(i->point));
    bool bca = strstr(line->interval_method, "BCa") || strstr(line->interval_method, "bootstrap");
    must(i->lower_status != ESTIMATE_OK || bca || i->lower <= i->point + slack, "lower limit above the point");
    must(i->upper_status != ESTIMATE_OK || bca || i->upper >= i->point - slack, "upper limit below the point");
    must(i->lower_status != ESTIMATE_OK || !isnan(i->lower), "a limit that is OK and no number");
}

static void
judge(const Request *request, const Answer *answer)
{
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    for (guint i = 0; i < answer->lines->len; i++)
        judge_line(&g_array_index(answer->lines, AnswerLine, i));
    answer_print(answer, true, request->language, stream);
    answer_print(answer, false, LANGUAGE_ES, stream);
    fclose(stream);
    must(g_utf8_validate(text, (gssize)length, NULL), "an answer that is not UTF-8");
    must(!strstr(text, ": nan") && !strstr(text, ": inf") && !strstr(text, ": -nan"), "JSON with a number that is none");
    free(text);
}

static void
parse(const char *bytes, size_t size)
{
    const char *end = memchr(bytes, '\n', size);
    if (!end || memchr(bytes, '\0', (size_t)(end - bytes)))
        return;
    g_autofree char *line = g_strndup(bytes, (gsize)(end - bytes));
    g_auto(GStrv) words = g_strsplit(line, " ", WORDS_MAX);
    for (char **word = words; *word; word++)
        if (!is_harmless(*word))
            return;
    const Method *method = words[0] ? method_find(words[0]) : NULL;
    if (!method)
        return;
    Request request = {.findings = finding_list_new(), .memory = g_ptr_array_new_with_free_func(g_free)};
    Answer answer;
    answer_init(&answer);
    request.table = table_parse(end + 1, size - (size_t)(end + 1 - bytes), "any.csv", request.findings);
    if (request.table)
        method_run(method, &request, (int)g_strv_length(words) - 1, words + 1, &answer);
    if (request.table && !request_failed(&request))
        judge(&request, &answer);
    answer_clear(&answer);
    table_free(request.table);
    g_ptr_array_unref(request.memory);
    finding_list_free(request.findings);
}

FUZZ_TARGET(4000, parse)
