/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/document/plan_read_parts.h"
#include "core/model/binding.h"

static const char *const KINDS[] = {"progress", "deviation", "action", "story", NULL};

/* The narrative of the subject and kind, made when it is the first of its two languages. */
static Narrative *
narrative_of(Plan *plan, const char *subject, const char *kind)
{
    bool programme = strcmp(subject, "programme") == 0;
    bool partner = plan_find_partner(plan, subject) != NULL;
    const char *partner_id = partner ? subject : "";
    const char *indicator = programme || partner ? "" : subject;
    for (guint i = 0; i < plan->narratives->len; i++) {
        Narrative *seen = plan->narratives->pdata[i];
        if (strcmp(seen->partner, partner_id) == 0 && strcmp(seen->indicator, indicator) == 0 &&
            strcmp(seen->kind, kind) == 0)
            return seen;
    }
    Narrative *narrative = g_new0(Narrative, 1);
    narrative->partner = g_strdup(partner_id);
    narrative->indicator = g_strdup(indicator);
    narrative->kind = g_strdup(kind);
    narrative->file = g_strdup_printf("%s.%s.*.md", subject, kind);
    g_ptr_array_add(plan->narratives, narrative);
    return narrative;
}

static int64_t
line_of(const char *text, const char *place)
{
    int64_t line = 1;
    for (const char *p = text; p < place; p++)
        line += *p == '\n';
    return line;
}

static void
check_bindings(const char *text, const char *file, FindingList *findings)
{
    Binding binding;
    for (const char *at = text; binding_next(&at, &binding);) {
        if (binding.kind != BINDING_BROKEN)
            continue;
        g_autofree char *written = g_strndup(binding.start, MIN(binding.length, 64));
        finding_add(findings, 1073, file, line_of(text, binding.start), written, NULL);
    }
}

/* The text without byte order mark, carriage returns and blank ends. Owner: caller. */
static char *
clean_text(const char *bytes, size_t size)
{
    if (size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        bytes += 3;
        size -= 3;
    }
    GString *text = g_string_new_len(bytes, (gssize)size);
    g_string_replace(text, "\r\n", "\n", 0);
    char *clean = g_string_free(text, FALSE);
    return g_strchomp(clean);
}

void
plan_read_narrative(Plan *plan, const char *file, const char *bytes, size_t size, FindingList *findings)
{
    g_auto(GStrv) parts = g_strsplit(file, ".", -1);
    Language language;
    if (g_strv_length(parts) != 4 || !*parts[0] || strcmp(parts[3], "md") != 0 || !language_parse(parts[2], &language)) {
        finding_add(findings, 1071, file, 0, NULL);
        return;
    }
    if (!g_strv_contains(KINDS, parts[1])) {
        finding_add(findings, 1076, file, 0, parts[1], NULL);
        return;
    }
    if (!g_utf8_validate(bytes, (gssize)size, NULL)) {
        finding_add(findings, 1021, file, 0, NULL);
        return;
    }
    Narrative *narrative = narrative_of(plan, parts[0], parts[1]);
    char *text = clean_text(bytes, size);
    if (!*text)
        finding_add(findings, 1074, file, 0, NULL);
    check_bindings(text, file, findings);
    narrative->text[language] = text;
    narrative->row[language] = 1;
}

void
plan_read_narratives_end(const Plan *plan, FindingList *findings)
{
    for (guint i = 0; i < plan->narratives->len; i++) {
        const Narrative *narrative = plan->narratives->pdata[i];
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            if (!narrative->text[language])
                finding_add(findings, 1072, narrative->file, 0, language_tag((Language)language), NULL);
        }
    }
}
