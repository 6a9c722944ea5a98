/* SPDX-License-Identifier: Apache-2.0 */
#include "core/protect/witness_decoy.h"

enum { ONE_IN = 10 };

/* Mixing step of splitmix64. Source: S. Vigna, prng.di.unimi.it/splitmix64.c (public domain). */
static uint64_t
mix(uint64_t z)
{
    z += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/* The zero of an equation that comes next by the seed, NULL when all are hidden. */
static SystemCell *
next_zero(CellSystem *system, size_t equation, uint64_t seed)
{
    size_t count;
    const SystemTerm *terms = cell_system_equation(system, equation, &count);
    SystemCell *next = NULL;
    uint64_t least = UINT64_MAX;
    for (size_t t = 0; t < count; t++) {
        SystemCell *cell = cell_system_cell(system, terms[t].cell);
        uint64_t draw = mix(seed ^ mix(terms[t].cell));
        if (cell->value == 0 && !cell->hidden && !cell->fixed && draw <= least) {
            least = draw;
            next = cell;
        }
    }
    return next;
}

size_t
witness_decoy(CellSystem *system, uint64_t seed)
{
    size_t n_hidden = 0;
    for (size_t e = 0; e < cell_system_equations(system); e++) {
        size_t count, zeros = 0, decoys = 0, hidden = 0;
        const SystemTerm *terms = cell_system_equation(system, e, &count);
        for (size_t t = 0; t < count; t++) {
            const SystemCell *cell = cell_system_cell(system, terms[t].cell);
            hidden += cell->hidden && cell->value != 0;
            zeros += cell->value == 0;
            decoys += cell->value == 0 && cell->hidden;
        }
        size_t wanted = hidden > 0 ? (zeros + ONE_IN - 1) / ONE_IN : 0;
        for (SystemCell *zero; decoys < wanted && (zero = next_zero(system, e, seed)); decoys++) {
            zero->hidden = true;
            n_hidden++;
        }
    }
    return n_hidden;
}
