/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/json_member.h"

#include <glib.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const char *
skip_string(const char *at)
{
    for (at++; *at && *at != '"'; at++) {
        if (*at == '\\' && at[1])
            at++;
    }
    return *at ? at + 1 : at;
}

/* The end of the value that starts at or after a colon: a comma or bracket of the outermost level. */
static const char *
skip_value(const char *at)
{
    int depth = 0;
    while (*at) {
        if (*at == '"') {
            at = skip_string(at);
            continue;
        }
        if (depth == 0 && (*at == ',' || *at == '}'))
            break;
        depth += *at == '{' || *at == '[';
        depth -= *at == '}' || *at == ']';
        at++;
    }
    while (g_ascii_isspace(at[-1]))
        at--;
    return at;
}

JsonMember
json_member_find(const char *json, const char *name)
{
    const char *at = strchr(json, '{');
    at = at ? at + 1 : json + strlen(json);
    while ((at = strchr(at, '"')) != NULL) {
        JsonMember member = {at, skip_string(at)};
        size_t length = strlen(name);
        bool found = strncmp(at + 1, name, length) == 0 && at[1 + length] == '"';
        member.end = skip_value(member.end);
        if (found)
            return member;
        at = member.end;
    }
    return (JsonMember){NULL, NULL};
}


/* The new item stands as the first one does; in a list that was empty, one space deeper than its end. */
char *
json_member_append(const char *json, const char *name, const char *item)
{
    JsonMember member = json_member_find(json, name);
    const char *open = member.key ? strpbrk(skip_string(member.key), "[{") : NULL;
    if (!open || open >= member.end)
        return NULL;
    const char *first = open + 1, *last = member.end - 1;
    while (g_ascii_isspace(*first))
        first++;
    while (g_ascii_isspace(last[-1]))
        last--;
    bool empty = last == open + 1;
    g_autofree char *head = g_strndup(json, (gsize)(last - json));
    g_autofree char *gap = g_strndup(open + 1, (gsize)(first - open - 1));
    return g_strconcat(head, empty ? "" : ",", gap, empty && *gap ? " " : "", item, last, NULL);
}

char *
json_member_quote(const char *text)
{
    json_t *string = json_string(text);
    char *dumped = json_dumps(string, JSON_ENCODE_ANY);
    json_decref(string);
    char *quoted = g_strdup(dumped ? dumped : "\"\"");
    free(dumped);
    return quoted;
}
