/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WIRE_PROBE_H
#define CORE_WIRE_PROBE_H

/** What hito-probe tries inside the process of a plug-in; the numbers travel in JobHead.probe. Whatever it tries, it then
 *  runs the plug-in as hito-worker does, over the same rows. */
typedef enum ProbeKind {
    PROBE_NONE,
    PROBE_ENTRY,     /* L03: the entry function twice */
    PROBE_VERSION,   /* L04: other versions of the contract */
    PROBE_EXTENSION, /* L07: ids that nobody has */
    PROBE_CYCLE,     /* C01: create and destroy */
    PROBE_LONG_HOST, /* C03: a longer table, poisoned */
    PROBE_DESTROY,   /* C05: destroy at every stage */
    PROBE_TWO,       /* C06: two states side by side */
    PROBE_NO_MEMORY, /* C07: the n-th allocation fails */
    PROBE_PROGRESS,  /* C08: many rows */
    PROBE_CANCEL,    /* C09: progress says stop */
    PROBE_UNMAP,     /* C10: a batch is gone after update */
    PROBE_GUARD,     /* I13: a guard behind each buffer */
    PROBE_RELEASE,   /* I15: release is a tripwire */
    PROBE_LIMIT,     /* O08: emit answers LIMIT */
    PROBE_MERGE_EMPTY,   /* M01 */
    PROBE_MERGE,         /* M02: four shards, one batch each in turn */
    PROBE_MERGE_REVERSE, /* M03 */
    PROBE_RELOAD,    /* M04: save, load, finish */
    PROBE_SAVE,      /* M05: save twice */
    PROBE_DAMAGE,    /* M06: damaged bytes */
    PROBE_SHORT,     /* M07: short reads */
    PROBE_LEAK,      /* X03: what is left after destroy */
    PROBE_COUNT
} ProbeKind;

/** What a failure of stage STAGE_PROBE says. */
typedef enum ProbeFailure { PROBE_BROKEN = 1, PROBE_NO_MERGE } ProbeFailure;

#endif
