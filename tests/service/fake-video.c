/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures by way of PipeWire, for tests:
 *
 *   fake-video show NAME           hands its screen out under that node name, as a compositor does
 *   fake-video watch NAME TARGET   calls itself NAME and looks at the node TARGET, as a program
 *                                  does that makes a call or records */
#include <pipewire/pipewire.h>
#include <spa/param/video/format-utils.h>
#include <stdlib.h>
#include <string.h>

static void
process_cb (void *data)
{
  struct pw_stream *stream = *(struct pw_stream **) data;
  struct pw_buffer *buffer = pw_stream_dequeue_buffer (stream);

  if (buffer == NULL)
    return;
  buffer->buffer->datas[0].chunk->size = buffer->buffer->datas[0].maxsize;
  pw_stream_queue_buffer (stream, buffer);
}

/* Who shows says how large its pictures are. */
static void
param_changed_cb (void *data, uint32_t id, const struct spa_pod *param)
{
  struct pw_stream *stream = *(struct pw_stream **) data;
  uint8_t space[512];
  struct spa_pod_builder builder = SPA_POD_BUILDER_INIT (space, sizeof space);
  const struct spa_pod *params[1];

  if (param == NULL || id != SPA_PARAM_Format)
    return;
  params[0] = spa_pod_builder_add_object (
    &builder, SPA_TYPE_OBJECT_ParamBuffers, SPA_PARAM_Buffers,
    SPA_PARAM_BUFFERS_buffers, SPA_POD_CHOICE_RANGE_Int (4, 2, 8),
    SPA_PARAM_BUFFERS_blocks, SPA_POD_Int (1),
    SPA_PARAM_BUFFERS_size, SPA_POD_Int (64 * 64 * 4),
    SPA_PARAM_BUFFERS_stride, SPA_POD_Int (64 * 4));
  pw_stream_update_params (stream, params, 1);
}

static const struct spa_pod *
make_format (struct spa_pod_builder *builder, bool shows)
{
  if (!shows)
    return spa_pod_builder_add_object (builder, SPA_TYPE_OBJECT_Format, SPA_PARAM_EnumFormat,
                                       SPA_FORMAT_mediaType, SPA_POD_Id (SPA_MEDIA_TYPE_video),
                                       SPA_FORMAT_mediaSubtype, SPA_POD_Id (SPA_MEDIA_SUBTYPE_raw));
  return spa_pod_builder_add_object (builder, SPA_TYPE_OBJECT_Format, SPA_PARAM_EnumFormat,
                                     SPA_FORMAT_mediaType, SPA_POD_Id (SPA_MEDIA_TYPE_video),
                                     SPA_FORMAT_mediaSubtype, SPA_POD_Id (SPA_MEDIA_SUBTYPE_raw),
                                     SPA_FORMAT_VIDEO_format, SPA_POD_Id (SPA_VIDEO_FORMAT_RGBx),
                                     SPA_FORMAT_VIDEO_size, SPA_POD_Rectangle (&SPA_RECTANGLE (64, 64)),
                                     SPA_FORMAT_VIDEO_framerate, SPA_POD_Fraction (&SPA_FRACTION (10, 1)));
}

static struct pw_properties *
make_properties (bool shows, const char *name, const char *target)
{
  struct pw_properties *properties = pw_properties_new (PW_KEY_MEDIA_TYPE, "Video", PW_KEY_APP_NAME, name, NULL);

  if (shows)
    {
      pw_properties_set (properties, PW_KEY_NODE_NAME, name);
      pw_properties_set (properties, PW_KEY_MEDIA_CLASS, "Stream/Output/Video");
    }
  else
    {
      pw_properties_set (properties, PW_KEY_MEDIA_CATEGORY, "Capture");
      /* By both names: older session managers know the first only. */
      pw_properties_set (properties, "node.target", target);
      pw_properties_set (properties, "target.object", target);
    }

  return properties;
}

int
main (int argc, char **argv)
{
  static const struct pw_stream_events showing = {
    PW_VERSION_STREAM_EVENTS,
    .param_changed = param_changed_cb,
    .process = process_cb,
  };
  static const struct pw_stream_events watching = { PW_VERSION_STREAM_EVENTS, .process = process_cb };
  bool shows = argc == 3 && strcmp (argv[1], "show") == 0;
  uint8_t space[1024];
  struct spa_pod_builder builder = SPA_POD_BUILDER_INIT (space, sizeof space);
  const struct spa_pod *params[1] = { make_format (&builder, shows) };
  enum pw_stream_flags flags = PW_STREAM_FLAG_MAP_BUFFERS;
  struct pw_main_loop *loop;
  struct pw_stream *stream;

  if (!shows && (argc != 4 || strcmp (argv[1], "watch") != 0))
    return 2;
  pw_init (NULL, NULL);
  loop = pw_main_loop_new (NULL);
  stream = pw_stream_new_simple (pw_main_loop_get_loop (loop), argv[2],
                                 make_properties (shows, argv[2], shows ? NULL : argv[3]),
                                 shows ? &showing : &watching, &stream);
  if (!shows)
    flags |= PW_STREAM_FLAG_AUTOCONNECT;
  if (pw_stream_connect (stream, shows ? PW_DIRECTION_OUTPUT : PW_DIRECTION_INPUT, PW_ID_ANY, flags, params, 1) < 0)
    return 1;
  pw_main_loop_run (loop);

  return 0;
}
