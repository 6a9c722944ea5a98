/* SPDX-License-Identifier: Apache-2.0 */
#include "core/model/publication_build.h"

#include <string.h>

static const char *const MEASURE_NAMES[MEASURE_COUNT] = {
    "actual", "numerator", "denominator", "lower", "upper", "level", "sample", "target", "baseline", "progress",
};

static const char *const STANDING_NAMES[STANDING_COUNT] = {
    "on_target", "off_target", "no_target", "not_reported", "suppressed", "not_assessed",
};

static int
find_name(const char *const *names, int n, const char *name)
{
    for (int i = 0; i < n; i++) {
        if (strcmp(names[i], name) == 0)
            return i;
    }
    return -1;
}

const char *
measure_name(Measure measure)
{
    return MEASURE_NAMES[measure];
}

bool
measure_parse(const char *name, Measure *measure)
{
    int found = find_name(MEASURE_NAMES, MEASURE_COUNT, name);
    if (found >= 0)
        *measure = (Measure)found;
    return found >= 0;
}

const char *
standing_name(Standing standing)
{
    return STANDING_NAMES[standing];
}

bool
standing_parse(const char *name, Standing *standing)
{
    int found = find_name(STANDING_NAMES, STANDING_COUNT, name);
    if (found >= 0)
        *standing = (Standing)found;
    return found >= 0;
}

static void
free_strings(char **const *strings, size_t n)
{
    for (size_t i = 0; i < n; i++)
        g_free(*strings[i]);
}

static void
value_free(void *data)
{
    Value *v = data;
    char **const strings[] = {&v->indicator, &v->window, &v->table, &v->cell, &v->text};
    free_strings(strings, G_N_ELEMENTS(strings));
    g_free(v);
}

static void
assessment_free(void *data)
{
    Assessment *a = data;
    g_free(a->indicator);
    g_free(a->window);
    g_free(a);
}

static void
restatement_free(void *data)
{
    Restatement *r = data;
    char **const strings[] = {&r->indicator, &r->window,   &r->table,  &r->cell,  &r->old_text,
                              &r->new_text,  &r->reason, &r->person, &r->released_as_of};
    free_strings(strings, G_N_ELEMENTS(strings));
    g_free(r);
}

static void
narrative_piece_clear(void *data)
{
    NarrativePiece *piece = data;
    g_free(piece->text);
    g_free(piece->value);
}

static void
narrative_free(void *data)
{
    PublicationNarrative *n = data;
    g_free(n->partner);
    g_free(n->indicator);
    g_free(n->kind);
    for (int i = 0; i < LANGUAGE_COUNT; i++)
        g_array_free(n->pieces[i], TRUE);
    g_free(n);
}

static void
input_clear(void *data)
{
    PublicationInput *input = data;
    g_free(input->id);
    g_free(input->file);
    g_free(input->sha256);
}

static void
partner_free(void *data)
{
    PublicationPartner *p = data;
    char **const strings[] = {&p->id,     &p->short_name,     &p->award,         &p->uei,
                              &p->plugin, &p->plugin_version, &p->plugin_sha256, &p->submission_sha256};
    free_strings(strings, G_N_ELEMENTS(strings));
    bilingual_clear(&p->name);
    bilingual_clear(&p->purpose);
    g_array_free(p->inputs, TRUE);
    g_array_free(p->refusals, TRUE);
    g_free(p);
}

static void
indicator_entry_free(void *data)
{
    PublicationIndicator *indicator = data;
    indicator_free(indicator->definition);
    g_free(indicator->partner);
    g_free(indicator->definition_from);
    g_free(indicator);
}

static void
finding_entry_free(void *data)
{
    PublicationFinding *finding = data;
    g_free(finding->partner);
    g_free(finding->file);
    bilingual_clear(&finding->sentence);
    g_free(finding);
}

static void
estimate_free(void *data)
{
    PublicationEstimate *e = data;
    char **const strings[] = {&e->indicator, &e->window, &e->table, &e->cell, &e->method};
    free_strings(strings, G_N_ELEMENTS(strings));
    bilingual_clear(&e->geography);
    g_free(e);
}

static void
code_free(void *data)
{
    Code *code = data;
    g_free(code->code);
    g_free(code->parent);
    bilingual_clear(&code->label);
    g_free(code);
}

static void
dimension_free(void *data)
{
    Dimension *dimension = data;
    g_free(dimension->id);
    g_free(dimension->list);
    bilingual_clear(&dimension->name);
    g_ptr_array_unref(dimension->codes);
    g_free(dimension);
}

static void
list_free(void *data)
{
    code_list_free(data);
}

Publication *
publication_new(const char *edition)
{
    Publication *p = g_new0(Publication, 1);
    p->edition = g_strdup(edition);
    p->partners = g_ptr_array_new_with_free_func(partner_free);
    p->objectives = g_ptr_array_new_with_free_func(code_free);
    p->dimensions = g_ptr_array_new_with_free_func(dimension_free);
    p->indicators = g_ptr_array_new_with_free_func(indicator_entry_free);
    p->code_lists = g_ptr_array_new_with_free_func(list_free);
    p->values = g_ptr_array_new_with_free_func(value_free);
    p->assessments = g_ptr_array_new_with_free_func(assessment_free);
    p->restatements = g_ptr_array_new_with_free_func(restatement_free);
    p->narratives = g_ptr_array_new_with_free_func(narrative_free);
    p->findings = g_ptr_array_new_with_free_func(finding_entry_free);
    p->methods = g_ptr_array_new_with_free_func(code_free);
    p->key_indicators = g_ptr_array_new_with_free_func(g_free);
    p->estimates = g_ptr_array_new_with_free_func(estimate_free);
    p->rules = g_ptr_array_new_with_free_func(publication_rule_free);
    p->target_changes = g_ptr_array_new_with_free_func(target_change_free);
    p->deadlines = g_ptr_array_new_with_free_func(deadline_free);
    p->sent_back = g_ptr_array_new_with_free_func(send_back_free);
    p->commitments = g_ptr_array_new_with_free_func(publication_commitment_free);
    p->funnels = g_ptr_array_new_with_free_func(publication_step_free);
    p->quality = g_ptr_array_new_with_free_func(publication_quality_free);
    p->notes = g_ptr_array_new_with_free_func(publication_note_free);
    p->signatures = g_ptr_array_new_with_free_func(publication_signature_free);
    p->withdrawals = g_ptr_array_new_with_free_func(withdrawal_free);
    p->index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return p;
}

void
publication_free(Publication *p)
{
    if (!p)
        return;
    g_hash_table_destroy(p->index);
    GPtrArray *arrays[] = {p->partners,     p->objectives, p->dimensions, p->indicators, p->code_lists,
                           p->values,       p->assessments, p->restatements, p->narratives, p->findings,
                           p->methods,      p->key_indicators, p->estimates, p->rules, p->target_changes,
                           p->deadlines,    p->sent_back,  p->commitments, p->funnels, p->quality, p->notes,
                           p->signatures,  p->withdrawals};
    for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
        g_ptr_array_free(arrays[i], TRUE);
    char **const strings[] = {&p->map_list, &p->map_outlines, &p->edition,  &p->programme,   &p->period,      &p->software,
                              &p->ledger_head, &p->plan_sha256, &p->sha256};
    free_strings(strings, G_N_ELEMENTS(strings));
    bilingual_clear(&p->name);
    bilingual_clear(&p->agency);
    bilingual_clear(&p->data_note);
    window_set_free(p->windows);
    g_free(p);
}

void
publication_add_value(Publication *publication, const char *indicator, const char *window, const char *table,
                      const char *cell, Measure measure, ObservationStatus status, const char *text)
{
    Value *value = g_new0(Value, 1);
    value->indicator = g_strdup(indicator);
    value->window = g_strdup(window);
    value->table = g_strdup(table);
    value->cell = g_strdup(cell);
    value->measure = measure;
    value->status = status;
    value->text = g_strdup(status == STATUS_OK ? text : "");
    g_ptr_array_add(publication->values, value);
}

PublicationPartner *
publication_partner_new(const char *id)
{
    PublicationPartner *partner = g_new0(PublicationPartner, 1);
    partner->id = g_strdup(id);
    partner->inputs = g_array_new(FALSE, TRUE, sizeof(PublicationInput));
    g_array_set_clear_func(partner->inputs, input_clear);
    partner->refusals = g_array_new(FALSE, FALSE, sizeof(SandboxRefusal));
    return partner;
}

PublicationIndicator *
publication_indicator_new(const char *code, const char *partner)
{
    PublicationIndicator *indicator = g_new0(PublicationIndicator, 1);
    indicator->definition = indicator_new(code);
    indicator->partner = g_strdup(partner);
    indicator->definition_from = g_strdup("");
    return indicator;
}

PublicationNarrative *
publication_narrative_new(void)
{
    PublicationNarrative *narrative = g_new0(PublicationNarrative, 1);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        narrative->pieces[i] = g_array_new(FALSE, TRUE, sizeof(NarrativePiece));
        g_array_set_clear_func(narrative->pieces[i], narrative_piece_clear);
    }
    return narrative;
}

static char *
value_key(const char *indicator, const char *window, const char *table, const char *cell, Measure measure)
{
    return g_strdup_printf("v:%s:%s:%s:%s:%s", indicator, window, table, cell, measure_name(measure));
}

static char *
assessment_key(const char *indicator, const char *window)
{
    return g_strdup_printf("a:%s:%s", indicator, window);
}

static char *
cell_key(const char *what, const char *indicator, const char *window, const char *table, const char *cell)
{
    return g_strdup_printf("%s:%s:%s:%s:%s", what, indicator, window, table, cell);
}

void
publication_index(Publication *p)
{
    g_hash_table_remove_all(p->index);
    for (guint i = 0; i < p->values->len; i++) {
        Value *v = p->values->pdata[i];
        g_hash_table_insert(p->index, value_key(v->indicator, v->window, v->table, v->cell, v->measure), v);
    }
    for (guint i = 0; i < p->assessments->len; i++) {
        Assessment *a = p->assessments->pdata[i];
        g_hash_table_insert(p->index, assessment_key(a->indicator, a->window), a);
    }
    for (guint i = 0; i < p->estimates->len; i++) {
        PublicationEstimate *e = p->estimates->pdata[i];
        g_hash_table_insert(p->index, cell_key("e", e->indicator, e->window, e->table, e->cell), e);
    }
    for (guint i = 0; i < p->notes->len; i++) {
        PublicationNote *n = p->notes->pdata[i];
        g_hash_table_insert(p->index, cell_key("n", n->indicator, n->window, n->table, n->cell), n);
    }
}

const Value *
publication_find(const Publication *publication, const char *indicator, const char *window, const char *table,
                 const char *cell, Measure measure)
{
    g_autofree char *key = value_key(indicator, window, table, cell, measure);
    return g_hash_table_lookup(publication->index, key);
}

const Assessment *
publication_find_assessment(const Publication *publication, const char *indicator, const char *window)
{
    g_autofree char *key = assessment_key(indicator, window);
    return g_hash_table_lookup(publication->index, key);
}

const PublicationEstimate *
publication_find_estimate(const Publication *publication, const char *indicator, const char *window,
                          const char *table, const char *cell)
{
    g_autofree char *key = cell_key("e", indicator, window, table, cell);
    return g_hash_table_lookup(publication->index, key);
}

const PublicationNote *
publication_find_note(const Publication *publication, const char *indicator, const char *window, const char *table,
                      const char *cell)
{
    g_autofree char *key = cell_key("n", indicator, window, table, cell);
    return g_hash_table_lookup(publication->index, key);
}

const PublicationIndicator *
publication_find_indicator(const Publication *publication, const char *code)
{
    for (guint i = 0; i < publication->indicators->len; i++) {
        const PublicationIndicator *indicator = publication->indicators->pdata[i];
        if (strcmp(indicator->definition->code, code) == 0)
            return indicator;
    }
    return NULL;
}

const PublicationPartner *
publication_find_partner(const Publication *publication, const char *id)
{
    for (guint i = 0; i < publication->partners->len; i++) {
        const PublicationPartner *partner = publication->partners->pdata[i];
        if (strcmp(partner->id, id) == 0)
            return partner;
    }
    return NULL;
}

const CodeList *
publication_find_code_list(const Publication *publication, const char *id)
{
    for (guint i = 0; i < publication->code_lists->len; i++) {
        const CodeList *list = publication->code_lists->pdata[i];
        if (strcmp(list->id, id) == 0)
            return list;
    }
    return NULL;
}

char *
publication_table_id(const Publication *publication, const Table *table)
{
    GString *id = g_string_new(NULL);
    for (size_t i = 0; i < table->n_dimensions; i++) {
        const Dimension *dimension = publication->dimensions->pdata[table->dimensions[i]];
        g_string_append_printf(id, "%s%s", i ? "+" : "", dimension->id);
    }
    return g_string_free(id, FALSE);
}
