/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/json_lines.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

static int
append(const char *bytes, size_t size, void *data)
{
    g_string_append_len(data, bytes, (gssize)size);
    return 0;
}

static void
put(GString *out, const json_t *node)
{
    json_dump_callback(node, append, out, JSON_COMPACT | JSON_SORT_KEYS | JSON_ENCODE_ANY);
}

static int
compare_keys(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static GPtrArray *
sorted_keys(json_t *object)
{
    GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);
    const char *key;
    json_t *value;
    json_object_foreach(object, key, value) {
        g_ptr_array_add(keys, g_strdup(key));
    }
    qsort(keys->pdata, keys->len, sizeof(void *), compare_keys);
    return keys;
}

char *
json_lines(json_t *object, size_t *size)
{
    GString *out = g_string_new("{\n");
    g_autoptr(GPtrArray) keys = sorted_keys(object);
    for (guint k = 0; k < keys->len; k++) {
        json_t *value = json_object_get(object, keys->pdata[k]);
        g_string_append_printf(out, "\"%s\":", (const char *)keys->pdata[k]);
        if (json_is_array(value) && json_array_size(value) > 0) {
            g_string_append(out, "[\n");
            size_t i;
            json_t *element;
            json_array_foreach(value, i, element) {
                g_string_append(out, i ? ",\n" : "");
                put(out, element);
            }
            g_string_append(out, "\n]");
        } else {
            put(out, value);
        }
        g_string_append(out, k + 1 < keys->len ? ",\n" : "\n");
    }
    g_string_append(out, "}\n");
    *size = out->len;
    return g_string_free(out, FALSE);
}
