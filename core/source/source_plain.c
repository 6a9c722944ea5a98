/* SPDX-License-Identifier: Apache-2.0 */
/* CSV in UTF-8 as a feed, for what stands behind it: the bytes as they are, without the mark. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "core/source/source_feed.h"
#include "core/source/source_messages.h"

enum { BLOCK = 64 << 10, MARK_SIZE = 3 };

typedef struct Plain {
    SourceFeed feed;
    bool begun;
} Plain;

static bool
more(SourceFeed *feed)
{
    static const uint8_t MARK[MARK_SIZE] = {0xEF, 0xBB, 0xBF};
    Plain *plain = (Plain *)(void *)feed;
    uint8_t bytes[BLOCK];
    ssize_t n;
    do
        n = read(feed->descriptor, bytes, sizeof bytes);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        source_feed_fail(feed, SOURCE_READ_ERROR, 0, g_strerror(errno));
    if (n <= 0)
        return false;
    digest_add(feed->digest, bytes, (size_t)n);
    feed->read += n;
    size_t skip = !plain->begun && n >= MARK_SIZE && memcmp(bytes, MARK, MARK_SIZE) == 0 ? MARK_SIZE : 0;
    plain->begun = true;
    g_string_append_len(feed->text, (const char *)bytes + skip, n - (gssize)skip);
    return true;
}

static void
free_plain(SourceFeed *feed)
{
    g_free(feed);
}

SourceFeed *
source_plain_new(void)
{
    Plain *plain = g_new0(Plain, 1);
    plain->feed = (SourceFeed){.more = more, .free = free_plain, .first_row = 1};
    return &plain->feed;
}
