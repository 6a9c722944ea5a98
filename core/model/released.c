/* SPDX-License-Identifier: Apache-2.0 */
#include "core/model/released.h"

#include <string.h>

struct ReleasedSet {
    GHashTable *cells; /* "indicator|table|cell" -> GArray of Released */
};

static void
released_clear(void *data)
{
    Released *r = data;
    g_free(r->indicator);
    g_free(r->definition_version);
    g_free(r->window);
    g_free(r->table);
    g_free(r->cell);
    g_free(r->text);
}

static void
array_free(void *data)
{
    g_array_free(data, TRUE);
}

ReleasedSet *
released_set_new(void)
{
    ReleasedSet *set = g_new0(ReleasedSet, 1);
    set->cells = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, array_free);
    return set;
}

void
released_set_free(ReleasedSet *set)
{
    if (!set)
        return;
    g_hash_table_unref(set->cells);
    g_free(set);
}

static char *
key_of(const char *indicator, const char *table, const char *cell)
{
    return g_strjoin("|", indicator, table, cell, NULL);
}

void
released_set_add(ReleasedSet *set, Released released)
{
    g_autofree char *key = key_of(released.indicator, released.table, released.cell);
    GArray *cell = g_hash_table_lookup(set->cells, key);
    if (!cell) {
        cell = g_array_new(FALSE, TRUE, sizeof(Released));
        g_array_set_clear_func(cell, released_clear);
        g_hash_table_insert(set->cells, g_steal_pointer(&key), cell);
    }
    for (guint i = 0; i < cell->len; i++) {
        Released *seen = &g_array_index(cell, Released, i);
        if (seen->first == released.first && seen->last == released.last && strcmp(seen->window, released.window) == 0) {
            released_clear(seen);
            *seen = released;
            return;
        }
    }
    g_array_append_val(cell, released);
}

const GArray *
released_of_cell(const ReleasedSet *set, const char *indicator, const char *table, const char *cell)
{
    g_autofree char *key = key_of(indicator, table, cell);
    return g_hash_table_lookup(set->cells, key);
}

const Released *
released_find(const ReleasedSet *set, const char *indicator, const char *table, const char *cell, const Window *window)
{
    const GArray *all = released_of_cell(set, indicator, table, cell);
    for (guint i = 0; all && i < all->len; i++) {
        const Released *r = &g_array_index(all, Released, i);
        if (r->first == window->first && r->last == window->last && strcmp(r->window, window->id) == 0)
            return r;
    }
    return NULL;
}
