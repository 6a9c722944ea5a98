/* SPDX-License-Identifier: Apache-2.0 */
/* One line an element: an auditor can compare two publications with diff. */
#include "core/document/calendar_json.h"
#include "core/document/publication_write.h"

#include <stdlib.h>
#include <string.h>

#include "core/document/json_lines.h"
#include "core/document/publication_write_memory.h"
#include "core/document/sandbox_json.h"

static json_t *
both(const Bilingual *texts)
{
    return json_pack("{s:s, s:s}", "en", bilingual_peek(texts, LANGUAGE_EN), "es", bilingual_peek(texts, LANGUAGE_ES));
}

static const char *
text_of(const char *text)
{
    return text ? text : "";
}

static json_t *
day(int32_t number)
{
    char text[16];
    period_format_day(number, text);
    return json_string(text);
}

static json_t *
strings(const GPtrArray *words)
{
    json_t *array = json_array();
    for (guint i = 0; i < words->len; i++)
        json_array_append_new(array, json_string(words->pdata[i]));
    return array;
}

static json_t *
codes(const GPtrArray *list)
{
    json_t *array = json_array();
    for (guint i = 0; i < list->len; i++) {
        const Code *code = list->pdata[i];
        json_array_append_new(array, json_pack("[s, s, s, s]", code->code, bilingual_peek(&code->label, LANGUAGE_EN),
                                               bilingual_peek(&code->label, LANGUAGE_ES), text_of(code->parent)));
    }
    return array;
}

static json_t *
partner(const PublicationPartner *p)
{
    json_t *inputs = json_array();
    for (guint i = 0; i < p->inputs->len; i++) {
        const PublicationInput *input = &g_array_index(p->inputs, PublicationInput, i);
        json_array_append_new(inputs, json_pack("[s, s, s, I, I, I]", input->id, input->file, input->sha256,
                                                (json_int_t)input->rows, (json_int_t)input->used,
                                                (json_int_t)input->rejected));
    }
    json_t *made =
           json_pack("{s:s, s:s, s:o, s:o, s:s, s:s, s:o, s:o, s:b, s:I, s:s, s:s, s:s, s:s, s:o}", "id", p->id,
                     "short_name", text_of(p->short_name), "name", both(&p->name), "purpose", both(&p->purpose), "award",
                     text_of(p->award), "uei", text_of(p->uei), "award_from", day(p->award_from_day), "award_to",
                     day(p->award_to_day), "reported", p->reported, "reason", (json_int_t)p->reason, "plugin",
                     text_of(p->plugin), "plugin_version", text_of(p->plugin_version), "plugin_sha256",
                     text_of(p->plugin_sha256), "submission_sha256", text_of(p->submission_sha256), "inputs", inputs);
    sandbox_json_write(made, p->layers, p->refusals);
    return made;
}

static json_t *
indicator(const PublicationIndicator *entry)
{
    const Indicator *d = entry->definition;
    json_t *windows = json_array(), *tables = json_array(), *sheet = json_array();
    for (int k = 0; k < WINDOW_KIND_COUNT; k++) {
        if (d->windows & 1u << k)
            json_array_append_new(windows, json_string(window_kind_name((WindowKind)k)));
    }
    for (guint t = 1; t < d->tables->len; t++) {
        const Table *table = &g_array_index(d->tables, Table, t);
        json_t *dims = json_array();
        for (size_t i = 0; i < table->n_dimensions; i++)
            json_array_append_new(dims, json_integer((json_int_t)table->dimensions[i]));
        json_array_append_new(tables, json_pack("{s:o, s:b}", "dims", dims, "partition", table->partition));
    }
    for (guint i = 0; i < d->sheet->len; i++) {
        const SheetField *field = &g_array_index(d->sheet, SheetField, i);
        json_array_append_new(sheet, json_pack("[s, s, s]", field->field, bilingual_peek(&field->text, LANGUAGE_EN),
                                               bilingual_peek(&field->text, LANGUAGE_ES)));
    }
    return json_pack("{s:s, s:s, s:o, s:s, s:s, s:i, s:s, s:s, s:s, s:s, s:s, s:s, s:o, s:o, s:o}", "code", d->code, "partner",
                     entry->partner, "name", both(&d->name), "type", rollup_type_name(d->type), "unit", d->unit, "decimals",
                     d->decimals, "direction", direction_name(d->direction), "class",
                     protection_class_name(d->protection), "objective", d->objective, "f_code", d->f_code,
                     "definition_version", d->definition_version, "definition_from", entry->definition_from, "windows", windows, "tables", tables, "sheet", sheet);
}

static json_t *
restatement(const Restatement *r)
{
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:s, s:b, s:s, s:s, s:s}", "indicator", r->indicator, "window", r->window,
                     "table", r->table, "cell", r->cell, "old", text_of(r->old_text), "new", text_of(r->new_text),
                     "words_only", r->words_only, "reason", text_of(r->reason), "person", text_of(r->person),
                     "released_as_of", text_of(r->released_as_of));
}

static json_t *
narrative(const PublicationNarrative *n)
{
    json_t *texts[LANGUAGE_COUNT];
    for (int l = 0; l < LANGUAGE_COUNT; l++) {
        texts[l] = json_array();
        for (guint i = 0; i < n->pieces[l]->len; i++) {
            const NarrativePiece *piece = &g_array_index(n->pieces[l], NarrativePiece, i);
            json_array_append_new(texts[l], piece->value ? json_pack("{s:s}", "value", piece->value)
                                                         : json_pack("{s:s}", "text", text_of(piece->text)));
        }
    }
    return json_pack("{s:s, s:s, s:s, s:o, s:o}", "partner", text_of(n->partner), "indicator", text_of(n->indicator), "kind",
                     n->kind, "en", texts[LANGUAGE_EN], "es", texts[LANGUAGE_ES]);
}

static json_t *
finding(const PublicationFinding *f)
{
    static const char *const LEVELS[] = {"note", "warning", "error", "usage", "refused", "machine"};
    return json_pack("{s:i, s:s, s:s, s:s, s:I, s:I, s:o}", "number", (int)f->number, "level", LEVELS[f->level], "partner",
                     text_of(f->partner), "file", text_of(f->file), "row", (json_int_t)f->row, "count",
                     (json_int_t)f->count, "sentence", both(&f->sentence));
}

static json_t *
estimate(const PublicationEstimate *e)
{
    return json_pack("{s:s, s:s, s:s, s:s, s:s, s:o, s:i, s:i, s:o}", "indicator", e->indicator, "window", e->window, "table",
                     e->table, "cell", e->cell, "method", e->method, "reference_day", day(e->reference_day), "age_from",
                     e->age_from, "age_to", e->age_to, "geography", both(&e->geography));
}

static json_t *
value_row(const Value *v)
{
    return json_pack("[s, s, s, s, s, s, s]", v->indicator, v->window, v->table, v->cell, measure_name(v->measure),
                     observation_status_name(v->status), v->text);
}

static json_t *
assessment_row(const Assessment *a)
{
    return json_pack("[s, s, s, b, b]", a->indicator, a->window, standing_name(a->standing), a->deviates, a->explained);
}

static json_t *
dimension(const Dimension *d)
{
    return json_pack("{s:s, s:s, s:o, s:o}", "id", d->id, "list", d->list, "name", both(&d->name), "codes",
                     strings(d->codes));
}

static json_t *
code_list(const CodeList *list)
{
    return json_pack("{s:s, s:s, s:o}", "id", list->id, "version", text_of(list->version), "codes", codes(list->codes));
}

#define EACH(array, Type, make) \
    for (guint i_ = 0; i_ < (array)->len; i_++) \
    json_array_append_new(list, make((const Type *)(array)->pdata[i_]))

static void
put_lists(json_t *root, const Publication *p)
{
    json_t *list = NULL;
    json_object_set_new(root, "partners", list = json_array());
    EACH(p->partners, PublicationPartner, partner);
    json_object_set_new(root, "dimensions", list = json_array());
    EACH(p->dimensions, Dimension, dimension);
    json_object_set_new(root, "code_lists", list = json_array());
    EACH(p->code_lists, CodeList, code_list);
    json_object_set_new(root, "indicators", list = json_array());
    EACH(p->indicators, PublicationIndicator, indicator);
    json_object_set_new(root, "values", list = json_array());
    EACH(p->values, Value, value_row);
    json_object_set_new(root, "assessments", list = json_array());
    EACH(p->assessments, Assessment, assessment_row);
    json_object_set_new(root, "restatements", list = json_array());
    EACH(p->restatements, Restatement, restatement);
    json_object_set_new(root, "narratives", list = json_array());
    EACH(p->narratives, PublicationNarrative, narrative);
    json_object_set_new(root, "findings", list = json_array());
    EACH(p->findings, PublicationFinding, finding);
    json_object_set_new(root, "estimates", list = json_array());
    EACH(p->estimates, PublicationEstimate, estimate);
    publication_write_memory(root, p);
    json_object_set_new(root, "objectives", codes(p->objectives));
    json_object_set_new(root, "methods", codes(p->methods));
    json_object_set_new(root, "key_indicators", strings(p->key_indicators));
}

char *
publication_bytes(const Publication *p, size_t *size)
{
    char first[16];
    calendar_format_quarter(&p->windows->calendar, p->windows->first_quarter, first);
    json_t *root = json_pack("{s:i, s:s, s:s, s:s, s:s, s:o, s:b, s:b, s:b, s:i, s:i, s:s, s:s, s:s, s:o, s:o, s:o, s:I, s:I}",
                             "publication", 1, "edition", p->edition, "programme", p->programme, "period", p->period,
                             "first_quarter", first, "as_of", day(p->as_of_day), "synthetic", p->synthetic, "draft", p->draft,
                             "complete", p->complete, "threshold", p->threshold, "deviation_percent",
                             p->deviation_percent, "software", text_of(p->software), "ledger_head",
                             text_of(p->ledger_head), "plan_sha256", text_of(p->plan_sha256), "name", both(&p->name),
                             "agency", both(&p->agency), "data_note", both(&p->data_note), "cells_printed",
                             (json_int_t)p->cells_printed, "cells_held", (json_int_t)p->cells_held);
    calendar_json_write(root, &p->windows->calendar);
    if (p->map_list)
        json_object_set_new(root, "map", json_pack("{s:s, s:s}", "list", p->map_list, "outlines", p->map_outlines));
    put_lists(root, p);
    char *bytes = json_lines(root, size);
    json_decref(root);
    return bytes;
}
