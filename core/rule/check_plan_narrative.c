/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/model/binding.h"
#include "core/rule/check_plan_parts.h"
#include "core/rule/check_text.h"

/* One text of one language. */
typedef struct Text {
    const PlanCheck *check;
    const char *file;
    const char *start;
    int64_t first_row;
    const WindowSet *windows; /* of the reporting period */
} Text;

static int64_t
row_of(const Text *text, const char *place)
{
    int64_t row = text->first_row;
    for (const char *p = text->start; p < place; p++)
        row += *p == '\n';
    return row;
}

/* "sex+age_band" names the dimensions of one of the indicator's tables, "F/14-17" one code of each. */
static bool
table_exists(const Manifest *manifest, const Indicator *indicator, const Binding *binding)
{
    g_auto(GStrv) codes = g_strsplit(binding->cell, "/", -1);
    for (guint t = 1; t < indicator->tables->len; t++) {
        const Table *table = &g_array_index(indicator->tables, Table, t);
        g_autoptr(GString) id = g_string_new(NULL);
        bool codes_known = g_strv_length(codes) == table->n_dimensions;
        for (size_t d = 0; d < table->n_dimensions; d++) {
            const Dimension *dimension = manifest->dimensions->pdata[table->dimensions[d]];
            g_string_append_printf(id, "%s%s", d ? "+" : "", dimension->id);
            codes_known = codes_known && g_ptr_array_find_with_equal_func(dimension->codes, codes[d], g_str_equal, NULL);
        }
        if (strcmp(id->str, binding->table) == 0)
            return codes_known;
    }
    return false;
}

/* What the report will hold: the indicator has such windows, and the plan a target or a baseline to print. */
static bool
number_exists(const Text *text, const Indicator *indicator, const Window *window, const Binding *binding)
{
    const Target *target = plan_find_target(text->check->plan, binding->indicator, binding->window);
    if (binding->measure == MEASURE_TARGET && (!target || target->waived))
        return false;
    if (binding->measure == MEASURE_BASELINE && !plan_find_baseline(text->check->plan, binding->indicator))
        return false;
    return !window || indicator->windows & 1u << window->kind;
}

static void
check_reference(const Text *text, const Binding *binding)
{
    const PlanCheck *check = text->check;
    const Indicator *indicator = NULL;
    int64_t row = row_of(text, binding->start);
    g_autofree char *written = g_strndup(binding->start, binding->length);
    const Manifest *manifest = check_plan_declarer(check, binding->indicator, &indicator, NULL);
    if (!manifest && check->all_known)
        finding_add(check->findings, 1132, text->file, row, written, NULL);
    const Window *window = text->windows ? window_set_find(text->windows, binding->window) : NULL;
    if (text->windows && !window)
        finding_add(check->findings, 1133, text->file, row, written, check->period, NULL);
    if (manifest && *binding->table && !table_exists(manifest, indicator, binding))
        finding_add(check->findings, 1134, text->file, row, written, NULL);
    if (manifest && !number_exists(text, indicator, window, binding))
        finding_add(check->findings, 1137, text->file, row, written, NULL);
}

static bool
is_word_byte(char c)
{
    return g_ascii_isalnum(c) || c == '-' || c == '_' || (unsigned char)c >= 0x80;
}

/* "2026", "2022-2027", "2022–2027". */
static bool
is_years(const char *word)
{
    for (;; word += 4) {
        bool year = strspn(word, "0123456789") == 4 && (g_str_has_prefix(word, "19") || g_str_has_prefix(word, "20"));
        if (!year || !word[4])
            return year;
        if (g_str_has_prefix(word + 4, "-"))
            word += strlen("-");
        else if (g_str_has_prefix(word + 4, "–"))
            word += strlen("–");
        else
            return false;
    }
}

/* Years, codes of indicators, names of windows, and codes such as T1 or 188A are no numbers of the report. */
static bool
word_is_name(const Text *text, const char *word)
{
    bool code = false;
    for (const char *p = word; *p && !code; p++)
        code = g_ascii_isupper(*p) && strspn(word, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == strlen(word);
    return code || is_years(word) || check_plan_declarer(text->check, word, NULL, NULL) || (text->windows && window_set_find(text->windows, word));
}

/* V18: a number in the words is bound to nothing and may contradict the table. One finding for each line. */
static void
check_words(const Text *text, const Binding *words, int64_t *last_row)
{
    const char *end = words->start + words->length;
    for (const char *p = words->start; p < end;) {
        const char *from = p;
        bool digits = false;
        for (; p < end && is_word_byte(*p); p++)
            digits |= g_ascii_isdigit(*p);
        g_autofree char *word = g_strndup(from, (size_t)(p - from));
        int64_t row = digits ? row_of(text, from) : 0;
        if (digits && row != *last_row && !word_is_name(text, word)) {
            finding_add(text->check->findings, 1135, text->file, row, NULL);
            *last_row = row;
        }
        p += p < end;
    }
}

/* The ids that a text binds, in order and each once. Owner: caller. */
static GPtrArray *
bound_ids(const Text *text)
{
    GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
    Binding binding;
    for (const char *at = text->start; binding_next(&at, &binding);) {
        g_autofree char *id = binding.kind == BINDING_VALUE ? binding_value_id(&binding) : NULL;
        if (id && !g_ptr_array_find_with_equal_func(ids, id, g_str_equal, NULL))
            g_ptr_array_add(ids, g_steal_pointer(&id));
    }
    return ids;
}

/* The text with every reference blanked, so that rows stay what they are. Owner: caller. */
static char *
words_alone(const char *start)
{
    char *words = g_strdup(start);
    Binding binding;
    for (const char *at = start; binding_next(&at, &binding);) {
        for (size_t i = 0; binding.kind == BINDING_VALUE && i < binding.length; i++)
            words[binding.start - start + (ptrdiff_t)i] = '_';
    }
    return words;
}

static void
check_pieces(const Text *text)
{
    Binding binding;
    int64_t last_row = 0;
    for (const char *at = text->start; binding_next(&at, &binding);) {
        if (binding.kind == BINDING_VALUE)
            check_reference(text, &binding);
        else if (binding.kind == BINDING_TEXT)
            check_words(text, &binding, &last_row);
    }
    g_autofree char *words = words_alone(text->start);
    check_text(words, text->file, text->first_row, text->check->findings);
}

/* Both languages carry the same numbers. */
static void
check_languages(const PlanCheck *check, const char *file, const Text texts[LANGUAGE_COUNT])
{
    g_autoptr(GPtrArray) here = bound_ids(&texts[LANGUAGE_EN]);
    g_autoptr(GPtrArray) there = bound_ids(&texts[LANGUAGE_ES]);
    GPtrArray *pairs[][2] = {{here, there}, {there, here}};
    for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
        for (guint k = 0; k < pairs[i][0]->len; k++) {
            const char *id = pairs[i][0]->pdata[k];
            if (!g_ptr_array_find_with_equal_func(pairs[i][1], id, g_str_equal, NULL))
                finding_add(check->findings, 1136, file, 0, id, language_tag(i ? LANGUAGE_ES : LANGUAGE_EN), NULL);
        }
    }
}

static void
check_narrative(const PlanCheck *check, const WindowSet *windows, const Narrative *narrative)
{
    Text texts[LANGUAGE_COUNT];
    g_auto(GStrv) parts = g_strsplit(narrative->file, "*", 2);
    char *files[LANGUAGE_COUNT] = {NULL, NULL};
    if (*narrative->indicator && check->all_known && !check_plan_declarer(check, narrative->indicator, NULL, NULL))
        finding_add(check->findings, 1131, narrative->file, 0, narrative->indicator, NULL);
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        files[language] = g_strconcat(parts[0], parts[1] ? language_tag((Language)language) : "", parts[1], NULL);
        texts[language] = (Text){check, files[language], narrative->text[language] ? narrative->text[language] : "",
                                 narrative->row[language], windows};
        check_pieces(&texts[language]);
    }
    check_languages(check, narrative->file, texts);
    for (int language = 0; language < LANGUAGE_COUNT; language++)
        g_clear_pointer(&files[language], g_free);
}

void
check_plan_narrative(const PlanCheck *check)
{
    Quarter quarter = 0;
    bool dated = check->period && calendar_parse_quarter(&check->plan->calendar, check->period, &quarter);
    WindowSet *windows = dated ? calendar_windows(&check->plan->calendar, check->plan->first_quarter, quarter) : NULL;
    for (guint i = 0; i < check->plan->narratives->len; i++)
        check_narrative(check, windows, check->plan->narratives->pdata[i]);
    window_set_free(windows);
}
