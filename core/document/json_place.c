/* SPDX-License-Identifier: Apache-2.0 */
/* jansson keeps no places, so they are looked up in the text when there is something to complain about. */
#include "core/document/json_place.h"

#include <stdbool.h>
#include <string.h>

typedef struct Text {
    const char *at, *end;
} Text;

static void
skip_space(Text *text)
{
    while (text->at < text->end && strchr(" \t\r\n:,", *text->at))
        text->at++;
}

static void
skip_string(Text *text)
{
    for (text->at++; text->at < text->end && *text->at != '"'; text->at++)
        text->at += *text->at == '\\';
    if (text->at < text->end)
        text->at++;
}

static void
skip_value(Text *text)
{
    int depth = 0;
    skip_space(text);
    do {
        if (text->at >= text->end)
            return;
        if (*text->at == '"') {
            skip_string(text);
        } else if (*text->at == '{' || *text->at == '[') {
            depth++;
            text->at++;
        } else if (*text->at == '}' || *text->at == ']') {
            depth--;
            text->at++;
        } else {
            while (text->at < text->end && !strchr(",]} \t\r\n", *text->at))
                text->at++;
        }
        if (depth > 0)
            skip_space(text);
    } while (depth > 0);
}

/* What is left of a path behind a key, or NULL when the path does not go through it. */
static const char *
behind_key(const char *path, const char *key, size_t length)
{
    path += *path == '.';
    if (strncmp(path, key, length) != 0 || !strchr(".[", path[length])) /* finds the end of the path, too */
        return NULL;
    return path + length;
}

/* Go to the member that a path names; answers its key's place, NULL when there is none. */
static const char *
enter_member(Text *text, const char **path)
{
    for (text->at++; (void)skip_space(text), text->at < text->end && *text->at == '"';) {
        const char *key = text->at;
        skip_string(text);
        const char *rest = behind_key(*path, key + 1, (size_t)(text->at - key) - 2);
        if (rest) {
            *path = rest;
            skip_space(text);
            return key;
        }
        skip_value(text);
    }
    return NULL;
}

static const char *
enter_element(Text *text, const char **path)
{
    size_t wanted = 0;
    const char *p = *path + 1;
    for (; *p >= '0' && *p <= '9'; p++)
        wanted = wanted * 10 + (size_t)(*p - '0');
    text->at++;
    for (size_t i = 0; (void)skip_space(text), text->at < text->end && *text->at != ']'; i++) {
        if (i == wanted) {
            *path = *p == ']' ? p + 1 : p;
            return text->at;
        }
        skip_value(text);
    }
    return NULL;
}

JsonPlace
json_place_find(const char *bytes, size_t size, const char *path)
{
    Text text = {bytes, bytes + size};
    skip_space(&text);
    const char *place = text.at;
    while (*path && text.at < text.end) {
        const char *next = NULL;
        if (*text.at == '{')
            next = enter_member(&text, &path);
        else if (*text.at == '[' && *path == '[')
            next = enter_element(&text, &path);
        if (!next)
            break;
        place = next;
    }
    JsonPlace found = {1, 1};
    for (const char *p = bytes; p < place; p++) {
        found.column = *p == '\n' ? 1 : found.column + 1;
        found.line += *p == '\n';
    }
    return found;
}
