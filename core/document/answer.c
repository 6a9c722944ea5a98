/* SPDX-License-Identifier: Apache-2.0 */
#include "core/document/answer.h"

#include <jansson.h>

struct Answer {
    json_t *object;
    GPtrArray *items; /* of Answer* */
};

static void
free_item(void *item)
{
    answer_free(item);
}

Answer *
answer_new(void)
{
    Answer *answer = g_new0(Answer, 1);
    answer->object = json_object();
    answer->items = g_ptr_array_new_with_free_func(free_item);
    return answer;
}

void
answer_free(Answer *answer)
{
    if (!answer)
        return;
    json_decref(answer->object);
    g_ptr_array_free(answer->items, TRUE);
    g_free(answer);
}

void
answer_text(Answer *answer, const char *key, const char *text)
{
    json_t *value = json_string(text);
    json_object_set_new(answer->object, key, value ? value : json_null());
}

void
answer_number(Answer *answer, const char *key, int64_t number)
{
    json_object_set_new(answer->object, key, json_integer(number));
}

void
answer_flag(Answer *answer, const char *key, bool flag)
{
    json_object_set_new(answer->object, key, json_boolean(flag));
}

void
answer_list(Answer *answer, const char *key)
{
    if (!json_object_get(answer->object, key))
        json_object_set_new(answer->object, key, json_array());
}

Answer *
answer_item(Answer *answer, const char *key)
{
    answer_list(answer, key);
    Answer *item = answer_new();
    json_array_append(json_object_get(answer->object, key), item->object);
    g_ptr_array_add(answer->items, item);
    return item;
}

void
answer_print(const Answer *answer, FILE *stream)
{
    json_dumpf(answer->object, stream, JSON_SORT_KEYS | JSON_INDENT(1));
    fputc('\n', stream);
}
