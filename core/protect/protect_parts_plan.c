/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/model/submission.h"
#include "core/protect/protect_parts.h"

/* A row of a case file is often one child: the difference of two reports' row counts would be the quarter's count. */
enum { ROWS_ROUNDED_TO = 100 };

static int64_t
rounded(int64_t rows)
{
    return rows - rows % ROWS_ROUNDED_TO;
}

static Bilingual
copy_of(const Bilingual *texts)
{
    return bilingual_dup(bilingual_peek(texts, LANGUAGE_EN), bilingual_peek(texts, LANGUAGE_ES));
}

static Code *
code_new(const char *id, const Bilingual *label, const char *parent)
{
    Code *code = g_new0(Code, 1);
    *code = (Code){g_strdup(id), g_strdup(parent), copy_of(label)};
    return code;
}

static void
put_run(PublicationPartner *partner, const Submission *s)
{
    partner->reported = s && s->failure == 0;
    partner->reason = s ? (int64_t)s->failure : 5020;
    partner->plugin_version = g_strdup(s && s->manifest ? s->manifest->version : "");
    partner->plugin_sha256 = g_strdup(s && s->manifest ? s->manifest->library_sha256 : "");
    partner->layers = s ? s->layers : 0;
    for (guint i = 0; s && i < s->refusals->len; i++) {
        SandboxRefusal refusal = g_array_index(s->refusals, SandboxRefusal, i);
        refusal.times = sandbox_times_printed(refusal.times);
        g_array_append_val(partner->refusals, refusal);
    }
    for (guint i = 0; s && i < s->inputs->len; i++) {
        const SubmissionInput *in = s->inputs->pdata[i];
        PublicationInput input = {g_strdup(in->id),  g_strdup(in->file),  g_strdup(in->sha256),
                                  rounded(in->rows), rounded(in->used), in->rejected};
        g_array_append_val(partner->inputs, input);
    }
}

static void
put_partner(Publication *p, const Partner *from, const Submission *s)
{
    PublicationPartner *partner = publication_partner_new(from->id);
    partner->short_name = g_strdup(from->short_name);
    partner->award = g_strdup(from->award);
    partner->uei = g_strdup(from->uei);
    partner->name = copy_of(&from->name);
    partner->purpose = copy_of(&from->purpose);
    partner->award_from_day = from->award_from_day;
    partner->award_to_day = from->award_to_day;
    partner->plugin = g_strdup(from->plugin);
    partner->submission_sha256 = g_strdup("");
    put_run(partner, s);
    g_ptr_array_add(p->partners, partner);
}

static void
put_list(Publication *p, const Plan *plan, const Dimension *dimension)
{
    const CodeList *from = plan_find_code_list(plan, dimension->list);
    if (publication_find_code_list(p, dimension->list))
        return;
    CodeList *list = code_list_new(dimension->list, from ? from->version : "");
    for (guint c = 0; from && c < from->codes->len; c++) {
        const Code *code = from->codes->pdata[c];
        code_list_add(list, code->code, bilingual_peek(&code->label, LANGUAGE_EN), bilingual_peek(&code->label, LANGUAGE_ES),
                      code->parent);
    }
    g_ptr_array_add(p->code_lists, list);
}

static void
put_methods(Publication *p, const Manifest *manifest)
{
    for (guint i = 0; i < manifest->methods->len; i++) {
        const ManifestText *method = manifest->methods->pdata[i];
        bool seen = false;
        for (guint k = 0; k < p->methods->len; k++)
            seen |= strcmp(((const Code *)p->methods->pdata[k])->code, method->id) == 0;
        if (!seen)
            g_ptr_array_add(p->methods, code_new(method->id, &method->text, ""));
    }
}

/* What the programme says of an indicator goes before what its plug-in says. */
static void
put_terms(PublicationIndicator *entry, const IndicatorTerms *terms)
{
    if (!terms)
        return;
    g_free(entry->definition_from);
    entry->definition_from = g_strdup(terms->definition_from);
    if (*terms->f_code) {
        g_free(entry->definition->f_code);
        entry->definition->f_code = g_strdup(terms->f_code);
    }
}

static void
put_manifest(Publication *p, const Plan *plan, const Manifest *manifest, const char *partner)
{
    size_t base = p->dimensions->len;
    for (guint i = 0; i < manifest->dimensions->len; i++) {
        const Dimension *from = manifest->dimensions->pdata[i];
        Dimension *d = g_new0(Dimension, 1);
        *d = (Dimension){g_strdup(from->id), g_strdup(from->list), copy_of(&from->name), g_ptr_array_ref(from->codes), from->place};
        g_ptr_array_add(p->dimensions, d);
        put_list(p, plan, from);
    }
    put_methods(p, manifest);
    for (guint i = 0; i < manifest->indicators->len; i++) {
        const Indicator *from = manifest->indicators->pdata[i];
        PublicationIndicator *entry = publication_indicator_new(from->code, partner);
        indicator_free(entry->definition);
        entry->definition = indicator_dup(from);
        put_terms(entry, plan_find_terms(plan, from->code));
        for (guint t = 1; t < entry->definition->tables->len; t++) {
            Table *table = &g_array_index(entry->definition->tables, Table, t);
            for (size_t d = 0; d < table->n_dimensions; d++)
                table->dimensions[d] += base;
        }
        g_ptr_array_add(p->indicators, entry);
    }
}

void
protect_parts_plan(const PublicationDraft *draft, Publication *p)
{
    const Plan *plan = draft->plan;
    for (guint i = 0; i < plan->objectives->len; i++) {
        const Objective *objective = plan->objectives->pdata[i];
        g_ptr_array_add(p->objectives, code_new(objective->id, &objective->name, ""));
    }
    for (guint i = 0; i < plan->key_indicators->len; i++)
        g_ptr_array_add(p->key_indicators, g_strdup(plan->key_indicators->pdata[i]));
    for (guint i = 0; i < plan->partners->len; i++) {
        const Submission *s = draft->submissions->pdata[i];
        const Partner *partner = plan->partners->pdata[i];
        put_partner(p, partner, s);
        if (s && s->manifest)
            put_manifest(p, plan, s->manifest, partner->id);
    }
}
