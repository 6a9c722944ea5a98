/* SPDX-License-Identifier: Apache-2.0 */
#include "sdk/values.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 1 << 10 };

static uint64_t
mix(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    return hash ^ hash >> 29;
}

static uint64_t
hash_of(const hito_value *v)
{
    uint64_t hash = mix(mix((uint64_t)v->value, v->codes[0]), (uint64_t)v->quarter << 1 | v->is_apart);
    return v->codes[1] ? mix(hash, v->codes[1]) : hash;
}

static int
same(const hito_value *a, const hito_value *b)
{
    return a->value == b->value && a->quarter == b->quarter && a->is_apart == b->is_apart && a->codes[0] == b->codes[0] &&
           a->codes[1] == b->codes[1];
}

static hito_value *
find(const hito_values *values, const hito_value *wanted)
{
    size_t mask = values->capacity - 1, at = hash_of(wanted) & mask;
    while (values->places[at].count != 0 && !same(&values->places[at], wanted))
        at = (at + 1) & mask;
    return &values->places[at];
}

static int
grow(hito_values *values)
{
    hito_values more = {NULL, values->count, FIRST_CAPACITY};
    while (more.capacity < 4 * values->count)
        more.capacity *= 2;
    more.places = calloc(more.capacity, sizeof *more.places);
    if (!more.places)
        return -1;
    for (size_t i = 0; i < values->capacity; i++) {
        if (values->places[i].count != 0)
            *find(&more, &values->places[i]) = values->places[i];
    }
    free(values->places);
    *values = more;
    return 0;
}

int
hito_values_add(hito_values *values, const hito_value *value)
{
    if (value->count == 0)
        return 0;
    if (values->count >= values->capacity / 2 && grow(values) != 0)
        return -1;
    hito_value *place = find(values, value);
    if (place->count == 0) {
        *place = *value;
        values->count++;
    } else {
        place->count += value->count;
    }
    return 0;
}

static int
compare(const void *left, const void *right)
{
    const hito_value *a = left, *b = right;
    for (size_t i = 0; i < 2; i++) {
        if (a->codes[i] != b->codes[i])
            return a->codes[i] < b->codes[i] ? -1 : 1;
    }
    if (a->quarter != b->quarter)
        return a->quarter < b->quarter ? -1 : 1;
    if (a->is_apart != b->is_apart)
        return a->is_apart < b->is_apart ? -1 : 1;
    return (a->value > b->value) - (a->value < b->value);
}

void
hito_values_settle(hito_values *values)
{
    size_t kept = 0;
    for (size_t i = 0; i < values->capacity; i++) {
        if (values->places[i].count != 0)
            values->places[kept++] = values->places[i];
    }
    if (kept > 1)
        qsort(values->places, kept, sizeof *values->places, compare);
    values->capacity = kept; /* full: the next one makes a table again */
}

void
hito_values_clear(hito_values *values)
{
    free(values->places);
    memset(values, 0, sizeof *values);
}
