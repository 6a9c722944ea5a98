/* SPDX-License-Identifier: Apache-2.0 */
/* Indicators of a generated header: the functions that an author calls, and the tables that tell the SDK how to add up. */
#include "core/document/header_parts.h"

/* One way to count: the function's last word, its parameters before the codes, and what it hands to the SDK. */
typedef struct Way {
    const char *word;
    const char *parameters;
    const char *call; /* after "hito_", with the indicator's name for each % */
} Way;

enum { WAYS_MAX = 3 };

static const Way WAYS[ROLLUP_TYPE_COUNT][WAYS_MAX] = {
    [ROLLUP_FLOW] = {{"add", "int32_t day, int32_t subject, int64_t amount", "row_add(study, %, &hito_own_indicators[%], day, subject, amount, codes)"},
                     {"first", "int32_t day, int32_t subject, int32_t within",
                      "tally_first_of(study, %, day, subject, within, 1, codes)"},
                     {"heads", "int32_t day, int32_t subject, int32_t within, int64_t heads",
                      "tally_heads_of(study, %, day, subject, within, heads, codes)"}},
    [ROLLUP_NEW] = {{"first", "int32_t day, int32_t subject", "tally_first_of(study, %, day, subject, 0, 1, codes)"}},
    [ROLLUP_UNIQUE] = {{"seen", "int32_t day, int32_t subject", "row_seen(study, %, &hito_own_indicators[%], day, subject, codes)"},
                       {"span", "int32_t from_day, int32_t last_day, int32_t subject",
                        "tally_span(study, %, from_day, last_day, subject, codes)"},
                       {"quarters", "uint64_t quarters, int32_t subject", "tally_quarters(study, %, quarters, subject, codes)"}},
    [ROLLUP_STOCK] = {{"span", "int32_t from_day, int32_t last_day, int32_t subject",
                       "tally_span(study, %, from_day, last_day, subject, codes)"},
                      {"state", "int32_t day, int32_t subject, int holds", "tally_state(study, %, day, subject, holds, codes)"},
                      {"level", "int32_t day, int32_t subject, int64_t amount", "tally_level(study, %, day, subject, amount, codes)"}},
    [ROLLUP_RATIO] = {{"ratio", "int32_t day, int32_t subject, int met", "row_share(study, %, &hito_own_indicators[%], day, subject, met != 0, 1, codes)"},
                      {"first", "int32_t day, int32_t subject, int32_t within, int met",
                       "tally_first_of(study, %, day, subject, within, met != 0, codes)"},
                      {"share", "int32_t day, int32_t subject, int64_t part, int64_t whole",
                       "row_share(study, %, &hito_own_indicators[%], day, subject, part, whole, codes)"}},
    [ROLLUP_MEDIAN] = {{"value", "int32_t day, int32_t subject, int64_t value", "tally_value(study, %, day, subject, value, codes)"},
                       {"aside", "int32_t day, int32_t subject, int64_t value", "tally_aside(study, %, day, subject, value, codes)"}},
    [ROLLUP_ESTIMATE] = {{"estimate", "int32_t day, const hito_estimate *estimate", "tally_estimate(study, %, day, estimate, codes)"}},
    [ROLLUP_MILESTONE] = {{"state", "int32_t day, int32_t subject, int holds", "tally_state(study, %, day, subject, holds, codes)"}},
    [ROLLUP_CONTEXT] = {{"add", "int32_t day, int32_t subject, int64_t amount", "row_add(study, %, &hito_own_indicators[%], day, subject, amount, codes)"}},
};

static const Dimension *
dimension_at(const Header *header, size_t index)
{
    return header->manifest->dimensions->pdata[index];
}

static void
write_way(Header *header, const Indicator *indicator, const Way *way, const HeaderCodes *codes)
{
    g_autofree char *lower = header_lower(indicator->code);
    g_autofree char *upper = header_upper(indicator->code);
    g_autofree char *name = g_strdup_printf("%s_%s", lower, way->word);
    header_claim(header, header->names, name, indicator->code);
    g_string_append_printf(header->text, "static inline void\n%s(hito_study *study, %s", name, way->parameters);
    GString *list = g_string_new(NULL);
    for (size_t d = 0; d < codes->count; d++) {
        const Dimension *dimension = dimension_at(header, codes->dimensions[d]);
        g_autofree char *tag = header_lower(dimension->list);
        g_autofree char *id = header_lower(dimension->id);
        g_string_append_printf(header->text, ", enum %s %s_code", tag, id);
        g_string_append_printf(list, "%s(uint16_t)%s_code", d ? ", " : "", id);
    }
    g_string_append_printf(header->text, ")\n{\n    const uint16_t codes[] = {%s};\n    hito_", list->len ? list->str : "0");
    g_autofree char *call = NULL;
    GString *text = g_string_new(way->call);
    g_string_replace(text, "%", upper, 0);
    call = g_string_free(text, FALSE);
    g_string_append_printf(header->text, "%s;\n}\n", call);
    g_string_free(list, TRUE);
}

void
header_indicators(Header *header)
{
    for (guint i = 0; i < header->manifest->indicators->len; i++) {
        const Indicator *indicator = header->manifest->indicators->pdata[i];
        HeaderCodes codes = header_codes(indicator);
        g_autofree char *name = header_comment(indicator->name.text[LANGUAGE_EN]);
        g_string_append_printf(header->text, "\n/* %s %s (%s) */\n", indicator->code, name,
                               rollup_type_name(indicator->type));
        for (size_t w = 0; w < WAYS_MAX && WAYS[indicator->type][w].word; w++)
            write_way(header, indicator, &WAYS[indicator->type][w], &codes);
    }
}

/* Where a dimension stands among the indicator's codes. */
static size_t
position_of(const HeaderCodes *codes, size_t dimension)
{
    size_t position = 0;
    while (position + 1 < codes->count && codes->dimensions[position] != dimension)
        position++;
    return position;
}

static guint
write_table(Header *header, const Table *table, const HeaderCodes *codes, guint first_cell)
{
    GString *positions = g_string_new(NULL), *sizes = g_string_new(NULL);
    guint cells = 1;
    for (size_t d = 0; d < table->n_dimensions; d++) {
        guint size = dimension_at(header, table->dimensions[d])->codes->len;
        g_string_append_printf(positions, "%s%zu", d ? ", " : "", position_of(codes, table->dimensions[d]));
        g_string_append_printf(sizes, "%s%u", d ? ", " : "", size);
        cells *= size;
    }
    g_string_append_printf(header->text, "    {%zu, {%s}, {%s}, %u, %u},\n", table->n_dimensions,
                           positions->len ? positions->str : "0", sizes->len ? sizes->str : "0", first_cell, cells);
    g_string_free(positions, TRUE);
    g_string_free(sizes, TRUE);
    return cells;
}

static void
write_indicator(Header *header, const Indicator *indicator, guint cells, guint *first_table)
{
    g_autofree char *type = g_ascii_strup(rollup_type_name(indicator->type), -1);
    g_string_append_printf(header->text, "    {HITO_TYPE_%s, %d, 0x%x, %zu, %u, %u, hito_own_tables + %u, 0x%" G_GINT64_MODIFIER "x},\n",
                           type, indicator->protection == PROTECTION_A, indicator->windows, header_codes(indicator).count,
                           indicator->tables->len, cells, *first_table, indicator->inputs);
    *first_table += indicator->tables->len;
}

void
header_tables(Header *header)
{
    const Manifest *manifest = header->manifest;
    g_autoptr(GArray) cells = g_array_new(FALSE, TRUE, sizeof(guint));
    g_string_append(header->text, "\nstatic const hito_table_spec hito_own_tables[] = {\n");
    for (guint i = 0; i < manifest->indicators->len; i++) {
        const Indicator *indicator = manifest->indicators->pdata[i];
        HeaderCodes codes = header_codes(indicator);
        guint n = 0;
        for (guint t = 0; t < indicator->tables->len; t++)
            n += write_table(header, &g_array_index(indicator->tables, Table, t), &codes, n);
        g_array_append_val(cells, n);
    }
    g_string_append(header->text, "};\n\nstatic const hito_indicator_spec hito_own_indicators[] = {\n");
    guint first_table = 0;
    for (guint i = 0; i < manifest->indicators->len; i++)
        write_indicator(header, manifest->indicators->pdata[i], g_array_index(cells, guint, i), &first_table);
    g_autofree char *version = g_strescape(manifest->version, NULL);
    g_string_append_printf(header->text,
                           "};\n\nenum { HITO_OWN_INPUTS = %u, HITO_OWN_INDICATORS = %u, HITO_OWN_SETTINGS = %u };\n"
                           "#define HITO_OWN_ID \"%s\"\n#define HITO_OWN_VERSION \"%s\"\n",
                           manifest->inputs->len, manifest->indicators->len, manifest->settings->len, manifest->id,
                           version);
}
