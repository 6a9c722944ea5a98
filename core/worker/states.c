/* SPDX-License-Identifier: Apache-2.0 */
#include "core/worker/states.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "core/wire/job.h"

enum { EXIT_NO_READER = 96 };

static void
write_all(const void *bytes, size_t size)
{
    for (const unsigned char *at = bytes; size > 0;) {
        ssize_t n = write(JOB_STATES, at, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            _exit(EXIT_NO_READER);
        at += n;
        size -= (size_t)n;
    }
}

static bool
read_all(void *bytes, size_t size)
{
    for (unsigned char *at = bytes; size > 0;) {
        ssize_t n = read(JOB_STATES, at, size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        at += n;
        size -= (size_t)n;
    }
    return true;
}

static void
write_piece(StatesEnd *end)
{
    write_all(&end->size, sizeof end->size);
    write_all(end->piece, end->size);
    end->size = 0;
}

static hito_code
put(void *context, const void *bytes, size_t size)
{
    StatesEnd *end = context;
    for (const unsigned char *at = bytes; size > 0;) {
        size_t n = STATES_PIECE - end->size;
        n = n < size ? n : size;
        memcpy(end->piece + end->size, at, n);
        end->size += (uint32_t)n;
        at += n;
        size -= n;
        if (end->size == STATES_PIECE)
            write_piece(end);
    }
    return HITO_OK;
}

hito_sink
states_sink(StatesEnd *end)
{
    end->size = 0;
    return (hito_sink){sizeof(hito_sink), 0, end, put};
}

void
states_finish(StatesEnd *end)
{
    if (end->size > 0)
        write_piece(end);
    write_piece(end);
}

static bool
read_piece(StatesEnd *end)
{
    end->at = 0;
    if (!end->ended)
        end->ended = !read_all(&end->size, sizeof end->size) || end->size == 0 || end->size > STATES_PIECE ||
                     !read_all(end->piece, end->size);
    if (end->ended)
        end->size = 0;
    return !end->ended;
}

static size_t
get(void *context, void *bytes, size_t size)
{
    StatesEnd *end = context;
    if (end->at == end->size && !read_piece(end))
        return 0;
    size_t n = end->size - end->at;
    n = n < size ? n : size;
    memcpy(bytes, end->piece + end->at, n);
    end->at += (uint32_t)n;
    return n;
}

hito_source
states_source(StatesEnd *end)
{
    end->size = end->at = 0;
    end->ended = false;
    return (hito_source){sizeof(hito_source), 0, end, get};
}

void
states_skip(StatesEnd *end)
{
    while (read_piece(end)) {
    }
}
