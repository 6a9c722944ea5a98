/* SPDX-License-Identifier: Apache-2.0 */
/* Numbers are read after the plan: each row must name an indicator and a window of the same file. */
#include <string.h>

#include "core/base/decimal.h"
#include "core/document/publication_read_parts.h"

static bool
known(JsonWalk *walk, const Publication *publication, const char *indicator, const char *window)
{
    if (publication_find_indicator(publication, indicator) && window_set_find(publication->windows, window))
        return true;
    json_walk_malformed(walk, "indicator:window");
    return false;
}

static void
read_value(JsonWalk *walk, json_t *row, Publication *publication)
{
    const char *column[7];
    for (size_t i = 0; i < G_N_ELEMENTS(column); i++)
        column[i] = publication_read_column(walk, row, i);
    Measure measure;
    ObservationStatus status;
    Decimal number;
    if (!measure_parse(column[4], &measure) || !observation_status_parse(column[5], &status)) {
        json_walk_malformed(walk, "[.., measure, status, \"123\"]");
        return;
    }
    if ((status == STATUS_OK) != decimal_parse(column[6], &number) || (status != STATUS_OK && *column[6]))
        json_walk_malformed(walk, "OK \"123\" | SUPPRESSED \"\"");
    if (known(walk, publication, column[0], column[1]))
        publication_add_value(publication, column[0], column[1], column[2], column[3], measure, status, column[6]);
}

static void
read_assessment(JsonWalk *walk, json_t *row, Publication *publication)
{
    Standing standing;
    const char *indicator = publication_read_column(walk, row, 0), *window = publication_read_column(walk, row, 1);
    if (!standing_parse(publication_read_column(walk, row, 2), &standing)) {
        json_walk_malformed(walk, "[indicator, window, standing, true, false]");
        return;
    }
    if (!known(walk, publication, indicator, window))
        return;
    Assessment *assessment = g_new0(Assessment, 1);
    assessment->indicator = g_strdup(indicator);
    assessment->window = g_strdup(window);
    assessment->standing = standing;
    assessment->deviates = json_is_true(json_array_get(row, 3));
    assessment->explained = json_is_true(json_array_get(row, 4));
    g_ptr_array_add(publication->assessments, assessment);
}

static void
read_estimate(JsonWalk *walk, json_t *node, Publication *publication)
{
    json_walk_only(walk, node, "indicator window table cell method reference_day age_from age_to geography");
    PublicationEstimate *e = g_new0(PublicationEstimate, 1);
    g_ptr_array_add(publication->estimates, e);
    e->indicator = g_strdup(json_walk_string(walk, node, "indicator"));
    e->window = g_strdup(json_walk_string(walk, node, "window"));
    known(walk, publication, e->indicator, e->window);
    e->table = g_strdup(json_walk_string(walk, node, "table"));
    e->cell = g_strdup(json_walk_string(walk, node, "cell"));
    e->method = g_strdup(json_walk_string(walk, node, "method"));
    e->reference_day = publication_read_day(walk, node, "reference_day");
    e->age_from = (int)json_walk_integer(walk, node, "age_from", 0, 150);
    e->age_to = (int)json_walk_integer(walk, node, "age_to", 0, 150);
    if (json_object_get(node, "geography"))
        e->geography = publication_read_both(walk, node, "geography");
}

static void
read_restatement(JsonWalk *walk, json_t *node, Publication *publication)
{
    json_walk_only(walk, node, "indicator window table cell old new words_only reason person released_as_of");
    Restatement *r = g_new0(Restatement, 1);
    g_ptr_array_add(publication->restatements, r);
    r->indicator = g_strdup(json_walk_string(walk, node, "indicator"));
    r->window = g_strdup(json_walk_string(walk, node, "window"));
    known(walk, publication, r->indicator, r->window);
    r->table = g_strdup(json_walk_string(walk, node, "table"));
    r->cell = g_strdup(json_walk_string(walk, node, "cell"));
    r->old_text = g_strdup(json_walk_string(walk, node, "old"));
    r->new_text = g_strdup(json_walk_string(walk, node, "new"));
    r->words_only = json_walk_optional_bool(walk, node, "words_only", true);
    r->reason = g_strdup(json_walk_string(walk, node, "reason"));
    r->person = g_strdup(json_walk_string(walk, node, "person"));
    r->released_as_of = g_strdup(json_walk_string(walk, node, "released_as_of"));
}

static void
read_pieces(JsonWalk *walk, json_t *node, const char *language, GArray *pieces)
{
    size_t i;
    json_t *piece;
    json_array_foreach(json_walk_array(walk, node, language), i, piece) {
        json_walk_only(walk, piece, "text value");
        const char *text = json_string_value(json_object_get(piece, "text"));
        const char *value = json_string_value(json_object_get(piece, "value"));
        if (!text == !value)
            json_walk_malformed(walk, "{\"text\"} | {\"value\"}");
        NarrativePiece copy = {g_strdup(value ? NULL : text), g_strdup(value)};
        g_array_append_val(pieces, copy);
    }
}

static void
read_narrative(JsonWalk *walk, json_t *node, Publication *publication)
{
    json_walk_only(walk, node, "partner indicator kind en es");
    PublicationNarrative *n = publication_narrative_new();
    g_ptr_array_add(publication->narratives, n);
    n->partner = g_strdup(json_walk_string(walk, node, "partner"));
    n->indicator = g_strdup(json_walk_string(walk, node, "indicator"));
    n->kind = g_strdup(json_walk_string(walk, node, "kind"));
    read_pieces(walk, node, "en", n->pieces[LANGUAGE_EN]);
    read_pieces(walk, node, "es", n->pieces[LANGUAGE_ES]);
}

static void
read_finding(JsonWalk *walk, json_t *node, Publication *publication)
{
    static const char *const LEVELS[] = {"note", "warning", "error", "usage", "refused", "machine"};
    json_walk_only(walk, node, "number level partner file row count sentence");
    PublicationFinding *f = g_new0(PublicationFinding, 1);
    g_ptr_array_add(publication->findings, f);
    f->number = (uint16_t)json_walk_integer(walk, node, "number", 1, 9999);
    const char *level = json_walk_string(walk, node, "level");
    size_t i = 0;
    while (i < G_N_ELEMENTS(LEVELS) && strcmp(LEVELS[i], level) != 0)
        i++;
    if (i == G_N_ELEMENTS(LEVELS))
        json_walk_malformed(walk, "level: note | warning | error");
    f->level = (FindingLevel)i;
    f->partner = g_strdup(json_walk_string(walk, node, "partner"));
    f->file = g_strdup(json_walk_string(walk, node, "file"));
    f->row = json_walk_integer(walk, node, "row", 0, INT64_MAX);
    f->count = json_walk_integer(walk, node, "count", 0, INT64_MAX);
    f->sentence = publication_read_both(walk, node, "sentence");
}

void
publication_read_numbers(JsonWalk *walk, json_t *root, Publication *publication)
{
    publication_read_each(walk, root, "values", publication, read_value);
    publication_read_each(walk, root, "assessments", publication, read_assessment);
    publication_read_each(walk, root, "estimates", publication, read_estimate);
    publication_read_each(walk, root, "restatements", publication, read_restatement);
    publication_read_each(walk, root, "narratives", publication, read_narrative);
    publication_read_each(walk, root, "findings", publication, read_finding);
}
