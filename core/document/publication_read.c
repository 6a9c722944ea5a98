/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/calendar_json.h"
#include "core/document/publication_read.h"

#include <string.h>

#include "core/base/digest.h"
#include "core/document/publication_read_parts.h"

enum { PUBLICATION_VERSION = 1 };

Bilingual
publication_read_both(JsonWalk *walk, json_t *object, const char *key)
{
    json_t *both = json_walk_object(walk, object, key);
    if (!both)
        return (Bilingual){{NULL, NULL}};
    size_t mark = json_walk_enter(walk, key);
    json_walk_only(walk, both, "en es");
    Bilingual texts = bilingual_dup(json_walk_string(walk, both, "en"), json_walk_string(walk, both, "es"));
    json_walk_leave(walk, mark);
    return texts;
}

int32_t
publication_read_day(JsonWalk *walk, json_t *object, const char *key)
{
    int32_t day = 0;
    if (!period_parse_day(json_walk_string(walk, object, key), &day)) {
        size_t mark = json_walk_enter(walk, key);
        json_walk_malformed(walk, "\"2026-06-30\"");
        json_walk_leave(walk, mark);
    }
    return day;
}

void
publication_read_each(JsonWalk *walk, json_t *root, const char *key, Publication *publication, PublicationReadEach read)
{
    json_t *array = json_walk_array(walk, root, key);
    size_t mark = json_walk_enter(walk, key);
    size_t i;
    json_t *node;
    json_array_foreach(array, i, node) {
        size_t inner = json_walk_enter_index(walk, i);
        read(walk, node, publication);
        json_walk_leave(walk, inner);
    }
    json_walk_leave(walk, mark);
}

const char *
publication_read_column(JsonWalk *walk, json_t *row, size_t column)
{
    const char *text = json_string_value(json_array_get(row, column));
    if (!text) {
        size_t mark = json_walk_enter_index(walk, column);
        json_walk_malformed(walk, "\"\"");
        json_walk_leave(walk, mark);
    }
    return text ? text : "";
}

static void
read_windows(JsonWalk *walk, json_t *root, Publication *publication)
{
    Quarter first = 0, report = 0;
    Calendar calendar = calendar_json_read(walk, root);
    publication->period = g_strdup(json_walk_string(walk, root, "period"));
    if (calendar_parse_quarter(&calendar, json_walk_string(walk, root, "first_quarter"), &first) &&
        calendar_parse_quarter(&calendar, publication->period, &report))
        publication->windows = calendar_windows(&calendar, first, report);
    if (!publication->windows)
        json_walk_malformed(walk, "first_quarter: \"FY2023Q1\", period: \"FY2026Q3\"");
}

static void
read_map(JsonWalk *walk, json_t *root, Publication *publication)
{
    if (!json_object_get(root, "map"))
        return;
    json_t *map = json_walk_object(walk, root, "map");
    size_t mark = json_walk_enter(walk, "map");
    json_walk_only(walk, map, "list outlines");
    publication->map_list = g_strdup(json_walk_string(walk, map, "list"));
    publication->map_outlines = g_strdup(json_walk_string(walk, map, "outlines"));
    json_walk_leave(walk, mark);
}

static void
read_head(JsonWalk *walk, json_t *root, Publication *p)
{
    if (json_walk_integer(walk, root, "publication", 0, INT32_MAX) != PUBLICATION_VERSION) {
        finding_add(walk->findings, 7004, walk->file, 0, "1", NULL);
        walk->failed = true;
    }
    p->programme = g_strdup(json_walk_string(walk, root, "programme"));
    p->as_of_day = publication_read_day(walk, root, "as_of");
    p->synthetic = json_walk_optional_bool(walk, root, "synthetic", false);
    p->draft = json_walk_optional_bool(walk, root, "draft", true);
    p->complete = json_walk_optional_bool(walk, root, "complete", false);
    p->threshold = (int)json_walk_integer(walk, root, "threshold", 1, 1000);
    p->deviation_percent = (int)json_walk_integer(walk, root, "deviation_percent", 0, 1000);
    p->software = g_strdup(json_walk_string(walk, root, "software"));
    p->ledger_head = g_strdup(json_walk_string(walk, root, "ledger_head"));
    p->plan_sha256 = g_strdup(json_walk_string(walk, root, "plan_sha256"));
    p->name = publication_read_both(walk, root, "name");
    p->agency = publication_read_both(walk, root, "agency");
    p->data_note = publication_read_both(walk, root, "data_note");
    p->cells_printed = json_walk_integer(walk, root, "cells_printed", 0, INT64_MAX);
    p->cells_held = json_walk_integer(walk, root, "cells_held", 0, INT64_MAX);
    read_windows(walk, root, p);
    read_map(walk, root, p);
}

static bool
read_all(JsonWalk *walk, json_t *root, Publication *publication)
{
    json_walk_only(walk, root,
                   "publication edition programme period first_quarter calendar map as_of synthetic draft complete threshold "
                   "deviation_percent software ledger_head plan_sha256 name agency data_note cells_printed cells_held "
                   "partners objectives dimensions code_lists indicators methods key_indicators values assessments "
                   "estimates restatements narratives findings rules target_changes deadlines sent_back commitments signatures withdrawals "
                   "funnels quality notes");
    read_head(walk, root, publication);
    publication_read_plan(walk, root, publication);
    if (!walk->failed)
        publication_read_numbers(walk, root, publication);
    if (!walk->failed)
        publication_read_memory(walk, root, publication);
    return !walk->failed;
}

Publication *
publication_parse(const char *bytes, size_t size, const char *file, FindingList *findings)
{
    json_t *root = json_walk_parse(bytes, size, file, 7001, findings);
    if (!root)
        return NULL;
    g_autoptr(Publication) publication =
        publication_new(json_is_object(root) && json_object_get(root, "edition")
                            ? json_string_value(json_object_get(root, "edition")) : "");
    JsonWalk walk = json_walk_begin(file, findings, 7002, 7003, 7005);
    bool good = json_is_object(root) ? read_all(&walk, root, publication) : ((void)json_walk_malformed(&walk, "{}"), false);
    json_walk_end(&walk);
    json_decref(root);
    publication->sha256 = digest_bytes(bytes, size);
    publication_index(publication);
    return good ? g_steal_pointer(&publication) : NULL;
}

Publication *
publication_read(const char *path, FindingList *findings)
{
    g_autofree char *file = g_path_get_basename(path);
    g_autofree char *bytes = NULL;
    gsize size = 0;
    g_autoptr(GError) error = NULL;
    if (!g_file_get_contents(path, &bytes, &size, &error)) {
        finding_add(findings, 7006, file, 0, error->message, NULL);
        return NULL;
    }
    return publication_parse(bytes, size, file, findings);
}
