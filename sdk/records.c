/* SPDX-License-Identifier: Apache-2.0 */
#include "sdk/records.h"

#include <stdlib.h>

enum { FIRST_CAPACITY = 256 };

int
hito_records_add(hito_records *records, const hito_record *record)
{
    if (records->count == records->capacity) {
        size_t capacity = records->capacity ? records->capacity * 2 : FIRST_CAPACITY;
        hito_record *items = realloc(records->items, capacity * sizeof *items);
        if (!items)
            return -1;
        records->items = items;
        records->capacity = capacity;
    }
    records->items[records->count++] = *record;
    return 0;
}

static int
compare(const void *left, const void *right)
{
    const hito_record *a = left, *b = right;
    if (a->subject != b->subject)
        return a->subject < b->subject ? -1 : 1;
    if (a->within != b->within)
        return a->within < b->within ? -1 : 1;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

void
hito_records_sort(hito_records *records)
{
    /* Often they come in order, and finding that out costs nothing beside a sort. */
    size_t i = 1;
    while (i < records->count && compare(&records->items[i - 1], &records->items[i]) <= 0)
        i++;
    if (i < records->count)
        qsort(records->items, records->count, sizeof *records->items, compare);
}

void
hito_records_first(hito_records *records)
{
    hito_records_sort(records);
    size_t kept = 0;
    for (size_t i = 0; i < records->count; i++) {
        const hito_record *r = &records->items[i];
        if (kept == 0 || r->subject != records->items[kept - 1].subject || r->within != records->items[kept - 1].within)
            records->items[kept++] = *r;
    }
    records->count = kept;
}

void
hito_records_clear(hito_records *records)
{
    free(records->items);
    records->items = NULL;
    records->count = records->capacity = 0;
}
