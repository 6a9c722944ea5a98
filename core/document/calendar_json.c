/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/calendar_json.h"

#include <glib.h>
#include <string.h>

enum { MONTHS_PER_QUARTER = 3 };

static const struct {
    const char *name;
    const Calendar *(*calendar)(void);
} KNOWN[] = {{"us_fiscal", calendar_us_fiscal}, {"calendar_year", calendar_plain}};

static void
malformed_at(JsonWalk *walk, const char *key, const char *wanted)
{
    size_t mark = json_walk_enter(walk, key);
    json_walk_malformed(walk, wanted);
    json_walk_leave(walk, mark);
}

/* One or two capitals; TY and CY may mean the other years alone where those are printed too. */
static void
read_prefix(JsonWalk *walk, json_t *node, Calendar *c)
{
    const char *prefix = json_walk_string(walk, node, "prefix");
    size_t n = strlen(prefix);
    bool good = n >= 1 && n <= 2 && strspn(prefix, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == n &&
                !(c->also & 1u << WINDOW_TIP_YEAR && strcmp(prefix, "TY") == 0) &&
                !(c->also & 1u << WINDOW_CALENDAR_YEAR && strcmp(prefix, "CY") == 0);
    if (good)
        g_strlcpy(c->prefix, prefix, sizeof c->prefix);
    else if (*prefix)
        malformed_at(walk, "prefix", "\"FY\", \"CY\", \"R\"");
}

/* The year's number is filled in where {1} stands, once. */
static void
read_labels(JsonWalk *walk, json_t *node, Calendar *c)
{
    Bilingual labels = json_walk_bilingual(walk, node, "year");
    for (int l = 0; l < LANGUAGE_COUNT; l++) {
        const char *text = bilingual_peek(&labels, (Language)l);
        const char *place = strstr(text, "{1}");
        if (*text && (!place || strchr(place + 3, '{') || strlen(text) >= sizeof c->year[l]))
            malformed_at(walk, "year", "\"FY{1}\"");
        else
            g_strlcpy(c->year[l], text, sizeof c->year[l]);
    }
    bilingual_clear(&labels);
}

static void
read_also(JsonWalk *walk, json_t *node, Calendar *c)
{
    json_t *array = json_walk_optional_array(walk, node, "also");
    size_t i;
    json_t *word;
    json_array_foreach(array, i, word) {
        WindowKind kind = WINDOW_QUARTER;
        bool known = json_is_string(word) && window_kind_parse(json_string_value(word), &kind) &&
                     (kind == WINDOW_TIP_YEAR || kind == WINDOW_CALENDAR_YEAR) &&
                     !(kind == WINDOW_CALENDAR_YEAR && c->start == 0); /* it would stand there twice */
        if (known)
            c->also |= 1u << kind;
        else
            malformed_at(walk, "also", "[\"tip_year\", \"calendar_year\"]");
    }
}

static Calendar
read_object(JsonWalk *walk, json_t *node)
{
    Calendar c = {0};
    json_walk_only(walk, node, "first_month named_by prefix year also");
    int month = (int)json_walk_integer(walk, node, "first_month", 1, 10);
    const char *named_by = json_walk_optional_string(walk, node, "named_by", "end");
    if (month > 0 && month % MONTHS_PER_QUARTER != 1)
        malformed_at(walk, "first_month", "1 | 4 | 7 | 10");
    if (strcmp(named_by, "end") != 0 && strcmp(named_by, "start") != 0)
        malformed_at(walk, "named_by", "\"end\" | \"start\"");
    c.start = month / MONTHS_PER_QUARTER;
    c.named_by_start = strcmp(named_by, "start") == 0;
    read_also(walk, node, &c);
    read_prefix(walk, node, &c);
    read_labels(walk, node, &c);
    return c;
}

Calendar
calendar_json_read(JsonWalk *walk, json_t *root)
{
    json_t *node = json_object_get(root, "calendar");
    Calendar calendar = *calendar_us_fiscal();
    for (size_t i = 0; json_is_string(node) && i < G_N_ELEMENTS(KNOWN); i++) {
        if (strcmp(json_string_value(node), KNOWN[i].name) == 0)
            return *KNOWN[i].calendar();
    }
    bool failed = walk->failed;
    if (json_is_object(node)) {
        size_t mark = json_walk_enter(walk, "calendar");
        walk->failed = false;
        Calendar read = read_object(walk, node);
        calendar = walk->failed ? calendar : read;
        walk->failed = walk->failed || failed;
        json_walk_leave(walk, mark);
    } else if (node) {
        malformed_at(walk, "calendar", "\"us_fiscal\" | \"calendar_year\" | {...}");
    }
    return calendar;
}

void
calendar_json_write(json_t *root, const Calendar *c)
{
    if (calendar_same(c, calendar_us_fiscal()))
        return;
    json_t *also = json_array();
    for (WindowKind kind = WINDOW_TIP_YEAR; kind <= WINDOW_CALENDAR_YEAR; kind++) {
        if (c->also & 1u << kind)
            json_array_append_new(also, json_string(window_kind_name(kind)));
    }
    json_object_set_new(root, "calendar",
                        json_pack("{s:i, s:s, s:s, s:{s:s, s:s}, s:o}", "first_month", c->start * MONTHS_PER_QUARTER + 1, "named_by",
                                  c->named_by_start ? "start" : "end", "prefix", c->prefix, "year", "en", c->year[LANGUAGE_EN], "es",
                                  c->year[LANGUAGE_ES], "also", also));
}
