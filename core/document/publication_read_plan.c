/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "core/document/publication_read_parts.h"
#include "core/document/sandbox_json.h"

static void
read_codes(JsonWalk *walk, json_t *node, GPtrArray *codes)
{
    size_t i;
    json_t *row;
    json_array_foreach(node, i, row) {
        size_t mark = json_walk_enter_index(walk, i);
        Code *code = g_new0(Code, 1);
        code->code = g_strdup(publication_read_column(walk, row, 0));
        code->label = bilingual_dup(publication_read_column(walk, row, 1), publication_read_column(walk, row, 2));
        code->parent = g_strdup(publication_read_column(walk, row, 3));
        g_ptr_array_add(codes, code);
        json_walk_leave(walk, mark);
    }
}

static void
read_code_array(JsonWalk *walk, json_t *root, const char *key, GPtrArray *codes)
{
    json_t *array = json_walk_array(walk, root, key);
    size_t mark = json_walk_enter(walk, key);
    read_codes(walk, array, codes);
    json_walk_leave(walk, mark);
}

static int64_t
number_at(JsonWalk *walk, json_t *row, size_t column)
{
    json_t *node = json_array_get(row, column);
    if (!json_is_integer(node) || json_integer_value(node) < 0)
        json_walk_malformed(walk, "123");
    return json_integer_value(node);
}

static void
read_input(JsonWalk *walk, json_t *row, PublicationPartner *partner)
{
    PublicationInput input = {
        .id = g_strdup(publication_read_column(walk, row, 0)),
        .file = g_strdup(publication_read_column(walk, row, 1)),
        .sha256 = g_strdup(publication_read_column(walk, row, 2)),
        .rows = number_at(walk, row, 3),
        .used = number_at(walk, row, 4),
        .rejected = number_at(walk, row, 5),
    };
    g_array_append_val(partner->inputs, input);
}

static void
read_partner(JsonWalk *walk, json_t *node, Publication *publication)
{
    json_walk_only(walk, node,
                   "id short_name name purpose award uei award_from award_to reported reason plugin plugin_version "
                   "plugin_sha256 submission_sha256 layers refusals inputs");
    PublicationPartner *p = publication_partner_new(json_walk_string(walk, node, "id"));
    g_ptr_array_add(publication->partners, p);
    p->short_name = g_strdup(json_walk_string(walk, node, "short_name"));
    p->name = publication_read_both(walk, node, "name");
    p->purpose = publication_read_both(walk, node, "purpose");
    p->award = g_strdup(json_walk_string(walk, node, "award"));
    p->uei = g_strdup(json_walk_string(walk, node, "uei"));
    p->award_from_day = publication_read_day(walk, node, "award_from");
    p->award_to_day = publication_read_day(walk, node, "award_to");
    p->reported = json_walk_optional_bool(walk, node, "reported", false);
    p->reason = json_walk_integer(walk, node, "reason", 0, 9999);
    p->plugin = g_strdup(json_walk_string(walk, node, "plugin"));
    p->plugin_version = g_strdup(json_walk_string(walk, node, "plugin_version"));
    p->plugin_sha256 = g_strdup(json_walk_string(walk, node, "plugin_sha256"));
    p->submission_sha256 = g_strdup(json_walk_string(walk, node, "submission_sha256"));
    p->layers = sandbox_json_read(walk, node, p->refusals);
    size_t i;
    json_t *row;
    json_array_foreach(json_walk_array(walk, node, "inputs"), i, row) {
        read_input(walk, row, p);
    }
}

static void
read_dimension(JsonWalk *walk, json_t *node, Publication *publication)
{
    json_walk_only(walk, node, "id list name codes");
    Dimension *dimension = g_new0(Dimension, 1);
    dimension->codes = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(publication->dimensions, dimension);
    dimension->id = g_strdup(json_walk_string(walk, node, "id"));
    dimension->list = g_strdup(json_walk_string(walk, node, "list"));
    dimension->name = publication_read_both(walk, node, "name");
    json_t *codes = json_walk_array(walk, node, "codes");
    for (size_t i = 0; i < json_array_size(codes); i++)
        g_ptr_array_add(dimension->codes, g_strdup(publication_read_column(walk, codes, i)));
}

static void
read_code_list(JsonWalk *walk, json_t *node, Publication *publication)
{
    json_walk_only(walk, node, "id version codes");
    CodeList *list = code_list_new(json_walk_string(walk, node, "id"), json_walk_string(walk, node, "version"));
    g_ptr_array_add(publication->code_lists, list);
    size_t i;
    json_t *row;
    json_array_foreach(json_walk_array(walk, node, "codes"), i, row) {
        code_list_add(list, publication_read_column(walk, row, 0), publication_read_column(walk, row, 1),
                      publication_read_column(walk, row, 2), publication_read_column(walk, row, 3));
    }
}

static void
read_table(JsonWalk *walk, json_t *node, const Publication *publication, Indicator *indicator)
{
    json_walk_only(walk, node, "dims partition");
    Table table = {.partition = json_walk_optional_bool(walk, node, "partition", false)};
    json_t *dims = json_walk_array(walk, node, "dims");
    size_t n = json_array_size(dims);
    if (n < 1 || n > G_N_ELEMENTS(table.dimensions)) {
        json_walk_malformed(walk, "dims: 1..4");
        return;
    }
    for (size_t i = 0; i < n; i++) {
        json_int_t index = json_integer_value(json_array_get(dims, i));
        if (index < 0 || index >= publication->dimensions->len)
            json_walk_malformed(walk, "dims: [0]");
        else
            table.dimensions[table.n_dimensions++] = (size_t)index;
    }
    g_array_append_val(indicator->tables, table);
}

static void
read_windows_and_sheet(JsonWalk *walk, json_t *node, Indicator *d)
{
    json_t *windows = json_walk_array(walk, node, "windows");
    for (size_t i = 0; i < json_array_size(windows); i++) {
        WindowKind kind;
        if (window_kind_parse(publication_read_column(walk, windows, i), &kind))
            d->windows |= 1u << kind;
        else
            json_walk_malformed(walk, "quarter | fiscal_year | tip_year | calendar_year | life");
    }
    size_t i;
    json_t *row;
    json_array_foreach(json_walk_array(walk, node, "sheet"), i, row) {
        SheetField field = {g_strdup(publication_read_column(walk, row, 0)),
                            bilingual_dup(publication_read_column(walk, row, 1), publication_read_column(walk, row, 2))};
        g_array_append_val(d->sheet, field);
    }
}

static void
read_kind(JsonWalk *walk, json_t *node, Indicator *d)
{
    const char *class = json_walk_string(walk, node, "class");
    if (!rollup_type_parse(json_walk_string(walk, node, "type"), &d->type))
        json_walk_malformed(walk, "type: flow | new | unique | stock | ratio | median | estimate | milestone | context");
    if (!direction_parse(json_walk_string(walk, node, "direction"), &d->direction))
        json_walk_malformed(walk, "direction: up | down | none");
    if (strlen(class) == 1 && *class >= 'A' && *class <= 'C')
        d->protection = (ProtectionClass)(*class - 'A');
    else
        json_walk_malformed(walk, "class: A | B | C");
}

static void
read_indicator(JsonWalk *walk, json_t *node, Publication *publication)
{
    json_walk_only(walk, node,
                   "code partner name type unit decimals direction class objective f_code definition_version definition_from windows "
                   "tables sheet");
    const char *partner = json_walk_string(walk, node, "partner");
    if (!publication_find_partner(publication, partner))
        json_walk_malformed(walk, "partner");
    PublicationIndicator *entry = publication_indicator_new(json_walk_string(walk, node, "code"), partner);
    g_ptr_array_add(publication->indicators, entry);
    Indicator *d = entry->definition;
    d->name = publication_read_both(walk, node, "name");
    read_kind(walk, node, d);
    g_free(d->unit);
    d->unit = g_strdup(json_walk_string(walk, node, "unit"));
    d->decimals = (int)json_walk_integer(walk, node, "decimals", 0, 6);
    g_free(d->objective);
    d->objective = g_strdup(json_walk_string(walk, node, "objective"));
    g_free(d->f_code);
    d->f_code = g_strdup(json_walk_string(walk, node, "f_code"));
    g_free(d->definition_version);
    d->definition_version = g_strdup(json_walk_string(walk, node, "definition_version"));
    g_free(entry->definition_from);
    entry->definition_from = g_strdup(json_walk_optional_string(walk, node, "definition_from", ""));
    read_windows_and_sheet(walk, node, d);
    size_t i;
    json_t *table;
    json_array_foreach(json_walk_array(walk, node, "tables"), i, table) {
        read_table(walk, table, publication, d);
    }
}

void
publication_read_plan(JsonWalk *walk, json_t *root, Publication *publication)
{
    publication_read_each(walk, root, "partners", publication, read_partner);
    read_code_array(walk, root, "objectives", publication->objectives);
    read_code_array(walk, root, "methods", publication->methods);
    publication_read_each(walk, root, "dimensions", publication, read_dimension);
    publication_read_each(walk, root, "code_lists", publication, read_code_list);
    publication_read_each(walk, root, "indicators", publication, read_indicator);
    json_t *keys = json_walk_array(walk, root, "key_indicators");
    for (size_t i = 0; i < json_array_size(keys); i++)
        g_ptr_array_add(publication->key_indicators, g_strdup(publication_read_column(walk, keys, i)));
}
