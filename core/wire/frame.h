/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_WIRE_FRAME_H
#define CORE_WIRE_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a worker says to the host, over one pipe: frames of a head and a payload, numbered from 0. A frame is never
 * longer than PIPE_BUF, so each is written whole or not at all. Both sides run on one machine: native byte order.
 * Worker and plug-in share a process, so the host takes every byte for the plug-in's: the numbers and sums here find
 * accidents, the checks of core/runner find lies. */
enum { FRAME_MAX = 4096, FRAME_HEAD = 16, FRAME_PAYLOAD_MAX = FRAME_MAX - FRAME_HEAD };

/** What a frame holds. */
typedef enum FrameKind {
    FRAME_LAYERS = 1,   /* FrameLayers: the sandbox as it stands before anything is loaded */
    FRAME_LOADED,       /* FrameLayers: the plug-in is loaded and keeps the contract */
    FRAME_SLOT_FREE,    /* uint64_t: batches used up so far */
    FRAME_PROGRESS,     /* uint64_t[2]: done, total */
    FRAME_FINDINGS,     /* FrameFinding[] */
    FRAME_OBSERVATIONS, /* FrameObservation[] */
    FRAME_FAILURE,      /* FrameFailure: the run ends here */
    FRAME_TRAP,         /* int64_t: number of the system call that was refused */
    FRAME_CLOSING,      /* FrameClosing: all is said */
    FRAME_REFUSALS,     /* FrameRefusal[]: system calls that were refused, shortly before the end */
    FRAME_MERGED,       /* uint64_t: states of other shards taken in so far */
    FRAME_KIND_END
} FrameKind;

/** The layers of the sandbox, each a bit. */
typedef enum FrameLayer {
    LAYER_LIMITS = 1 << 0,      /* resource limits that cannot be raised */
    LAYER_PRIVILEGES = 1 << 1,  /* no new privileges, not dumpable, dies with the host */
    LAYER_MOUNTS = 1 << 2,      /* a private, empty root directory */
    LAYER_NETWORK = 1 << 3,     /* a private network without devices */
    LAYER_LANDLOCK = 1 << 4,    /* an empty set of file rights */
    LAYER_LOAD_FILTER = 1 << 5, /* system calls while the plug-in is loaded */
    LAYER_AUDIT = 1 << 6,       /* the loader sets the run filter before the plug-in's first instruction */
    LAYER_RUN_FILTER = 1 << 7,  /* system calls while the plug-in runs */
    LAYER_ALL = (1 << 8) - 1
} FrameLayer;

/** Which layers stand, as bits of FrameLayer, and the errno of each that does not. */
typedef struct FrameLayers {
    uint32_t active;
    uint16_t error[8]; /* in the order of the bits */
    uint32_t landlock_abi;
    uint32_t merges; /* FRAME_LOADED: 1 when states of the plug-in can be added up */
} FrameLayers;

/** A row that breaks a rule of the manifest. */
typedef struct FrameFinding {
    uint32_t input, rule;
    int64_t row;
} FrameFinding;

/** hito_observation without its pointer. */
typedef struct FrameObservation {
    uint32_t indicator, window, table, n_codes;
    uint32_t status, present, note, method;
    uint16_t codes[4];
    int64_t numerator, denominator, subjects, sample;
    double value, lower, upper, level;
    int32_t reference_day;
    int16_t age_from, age_to;
} FrameObservation;

/** Why a run ends early. */
typedef enum FrameStage {
    STAGE_START = 1, /* the worker itself: number is an errno */
    STAGE_LOAD,      /* the loader refused the file: text says why */
    STAGE_CONTRACT,  /* number is a FrameBreach */
    STAGE_CALL,      /* a call answered: number is the hito_code */
    STAGE_EMIT,      /* number is a FrameBreach */
    STAGE_PROBE,     /* hito-probe alone: number is a ProbeFailure */
    STAGE_COUNT
} FrameStage;

/** Rules of the contract that a worker can see broken. */
typedef enum FrameBreach {
    BREACH_NO_ENTRY = 1,
    BREACH_ENTRY_NULL,
    BREACH_STRUCT_SIZE,
    BREACH_ABI,
    BREACH_FUNCTION_NULL,
    BREACH_ID,
    BREACH_VERSION,
    BREACH_INDICATORS,
    BREACH_EMIT_PLACE, /* emit outside finish */
    BREACH_EMIT_SIZE,  /* observation shorter than contract 1.0, or more codes than a table can have */
    BREACH_EMIT_LIMIT, /* more observations than the manifest allows */
    BREACH_COUNT
} FrameBreach;

enum { FRAME_TEXT = 224 };

/** The end of a run that did not succeed. */
typedef struct FrameFailure {
    uint32_t stage;
    int32_t number;
    uint32_t input;
    uint32_t message; /* 0, or 1 + index of a message of the manifest */
    int64_t row;
    char text[FRAME_TEXT]; /* STAGE_LOAD only: the loader's words; not ended by NUL when full */
} FrameFailure;

/** The last frame of a run that succeeded. */
typedef struct FrameClosing {
    uint64_t observations, findings, batches, frames; /* sent or taken before this one */
} FrameClosing;

enum { FRAME_REFUSALS_MAX = 32 };

/** A system call that the sandbox refused, by its number on this machine. */
typedef struct FrameRefusal {
    int32_t call;
    uint32_t times;
} FrameRefusal;

/** Complete the frame whose payload already lies at @p frame + FRAME_HEAD; returns its length in bytes.
 *  Shapes: payload_size at most FRAME_PAYLOAD_MAX. Thread: may run in a signal handler. */
size_t frame_seal(unsigned char *frame, FrameKind kind, uint32_t sequence, size_t payload_size);

/** One frame as it was read. Owner: payload is borrowed from the reader until more bytes are put in. */
typedef struct Frame {
    FrameKind kind;
    const unsigned char *payload;
    size_t size;
} Frame;

/** What frame_next() found. */
typedef enum FrameAnswer { FRAME_GOOD, FRAME_MORE, FRAME_BAD } FrameAnswer;

/** Bytes of a pipe on their way to frames. Zero it to begin. */
typedef struct FrameReader {
    unsigned char bytes[16 * FRAME_MAX];
    size_t from, to;
    uint32_t sequence;
} FrameReader;

/** Where the next bytes of the pipe belong; moves what is left to the front. Owner: borrowed from the reader. */
unsigned char *frame_room(FrameReader *reader, size_t *room);

/** Tell that so many bytes were put there. */
void frame_put(FrameReader *reader, size_t size);

/** Take the next frame. Errors: FRAME_BAD when length, kind, number or sum cannot be true; then stop reading. */
FrameAnswer frame_next(FrameReader *reader, Frame *frame);

#endif
