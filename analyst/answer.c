/* SPDX-License-Identifier: Apache-2.0 */
#include "analyst/answer.h"
#include "analyst/spanish.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

void
answer_init(Answer *answer)
{
    answer->lines = g_array_new(FALSE, TRUE, sizeof(AnswerLine));
    answer->notes = g_ptr_array_new_with_free_func(g_free);
    answer->method = answer->source = "";
}

void
answer_clear(Answer *answer)
{
    for (guint i = 0; i < answer->lines->len; i++) {
        g_free(g_array_index(answer->lines, AnswerLine, i).name);
        g_free(g_array_index(answer->lines, AnswerLine, i).interval_method);
    }
    g_array_unref(answer->lines);
    g_ptr_array_unref(answer->notes);
}

static void
add(Answer *answer, EstimateStatus status, Interval interval, const char *interval_method, char *name)
{
    AnswerLine line = {name, g_strdup(interval_method), interval, status};
    g_array_append_val(answer->lines, line);
}

void
answer_add(Answer *answer, EstimateStatus status, const Interval *interval, const char *interval_method, const char *name, ...)
{
    va_list arguments;
    va_start(arguments, name);
    add(answer, status, *interval, interval_method, g_strdup_vprintf(name, arguments));
    va_end(arguments);
}

void
answer_add_number(Answer *answer, EstimateStatus status, double value, const char *name, ...)
{
    va_list arguments;
    Interval interval = status_interval(ESTIMATE_OK, NAN);
    interval.point = status == ESTIMATE_OK ? value : (double)NAN;
    va_start(arguments, name);
    add(answer, status, interval, "", g_strdup_vprintf(name, arguments));
    va_end(arguments);
}

void
answer_note(Answer *answer, const char *name, const char *value, ...)
{
    va_list arguments;
    va_start(arguments, value);
    g_ptr_array_add(answer->notes, g_strdup(name));
    g_ptr_array_add(answer->notes, g_strdup_vprintf(value, arguments));
    va_end(arguments);
}

bool
answer_is_whole(const Answer *answer)
{
    for (guint i = 0; i < answer->lines->len; i++)
        if (g_array_index(answer->lines, AnswerLine, i).status != ESTIMATE_OK)
            return false;
    return true;
}

static const char *
status_word(EstimateStatus status, Language language)
{
    static const char *const spanish[] = {"bien",          "no existe",     "no identificable", "muy pocos datos", "unidad sola",
                                          "no se alcanza", "no converge",   "degenerado",       "entrada errada"};
    return language == LANGUAGE_ES && status <= ESTIMATE_BAD_INPUT ? spanish[status] : status_name(status);
}

/* Up to ten digits; the shortest text that says so, or the status in words. */
static void
print_number(double value, EstimateStatus status, Language language, FILE *stream)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    if (isfinite(value))
        fprintf(stream, " %s", g_ascii_formatd(digits, sizeof digits, "%.10g", value));
    else
        fprintf(stream, " %s", status == ESTIMATE_OK ? "-" : status_word(status, language));
}

static void
print_text(const Answer *answer, Language language, FILE *stream)
{
    static const char *const se[] = {"s.e.", "e.e."}, *const interval[] = {"interval", "intervalo"}, *const to[] = {"to", "a"};
    for (guint i = 0; i < answer->lines->len; i++) {
        const AnswerLine *line = &g_array_index(answer->lines, AnswerLine, i);
        const Interval *got = &line->interval;
        g_autofree char *name = spanish_words(line->name, language), *kind = spanish_words(line->interval_method, language);
        fprintf(stream, "%s:", name);
        print_number(got->point, line->status, language, stream);
        if (isfinite(got->standard_error)) {
            fprintf(stream, "  %s", se[language]);
            print_number(got->standard_error, ESTIMATE_OK, language, stream);
        }
        if (*line->interval_method && (isfinite(got->point) || isfinite(got->lower) || isfinite(got->upper))) {
            fprintf(stream, "  %g %% %s", 100 * got->level, interval[language]);
            print_number(got->lower, got->lower_status, language, stream);
            fprintf(stream, " %s", to[language]);
            print_number(got->upper, got->upper_status, language, stream);
            fprintf(stream, " (%s)", kind);
        }
        fputc('\n', stream);
    }
    for (guint i = 0; i + 1 < answer->notes->len; i += 2) {
        g_autofree char *name = spanish_words(answer->notes->pdata[i], language);
        fprintf(stream, "%s: %s\n", name, (char *)answer->notes->pdata[i + 1]);
    }
    fprintf(stream, "%s: %s\n%s: %s\n", language == LANGUAGE_ES ? "método" : "method", answer->method,
            language == LANGUAGE_ES ? "fuente" : "source", answer->source);
}

static void
print_json_text(const char *text, FILE *stream)
{
    fputc('"', stream);
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c == '"' || c == '\\')
            fprintf(stream, "\\%c", c);
        else if (c < 0x20)
            fprintf(stream, "\\u%04x", c);
        else
            fputc(c, stream);
    }
    fputc('"', stream);
}

static void
print_member(const char *name, double value, FILE *stream)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE];
    fprintf(stream, ", \"%s\": %s", name, isfinite(value) ? g_ascii_dtostr(digits, sizeof digits, value) : "null");
}

static void
print_json_line(const AnswerLine *line, FILE *stream)
{
    const Interval *got = &line->interval;
    fputs("{\"name\": ", stream);
    print_json_text(line->name, stream);
    print_member("value", got->point, stream);
    print_member("standard_error", got->standard_error, stream);
    fprintf(stream, ", \"status\": \"%s\"", status_name(line->status));
    if (*line->interval_method) {
        fputs(", \"interval\": {\"method\": ", stream);
        print_json_text(line->interval_method, stream);
        print_member("level", got->level, stream);
        print_member("lower", got->lower, stream);
        print_member("upper", got->upper, stream);
        fprintf(stream, ", \"lower_status\": \"%s\", \"upper_status\": \"%s\"}", status_name(got->lower_status),
                status_name(got->upper_status));
    }
    fputs("}", stream);
}

static void
print_json(const Answer *answer, FILE *stream)
{
    fputs("{\"method\": ", stream);
    print_json_text(answer->method, stream);
    fputs(", \"source\": ", stream);
    print_json_text(answer->source, stream);
    fputs(", \"notes\": {", stream);
    for (guint i = 0; i + 1 < answer->notes->len; i += 2) {
        fputs(i > 0 ? ", " : "", stream);
        print_json_text(answer->notes->pdata[i], stream);
        fputs(": ", stream);
        print_json_text(answer->notes->pdata[i + 1], stream);
    }
    fputs("}, \"estimates\": [", stream);
    for (guint i = 0; i < answer->lines->len; i++) {
        fputs(i > 0 ? ",\n  " : "\n  ", stream);
        print_json_line(&g_array_index(answer->lines, AnswerLine, i), stream);
    }
    fputs("]}\n", stream);
}

void
answer_print(const Answer *answer, bool json, Language language, FILE *stream)
{
    if (json)
        print_json(answer, stream);
    else
        print_text(answer, language, stream);
}
