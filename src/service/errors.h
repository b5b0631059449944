/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a command of the user can be refused with; on the bus as
 * io.github.unknot.Unknot.Error.Refused and .NoGuide.  Input out of range is
 * G_DBUS_ERROR_INVALID_ARGS.  Every message is a sentence for a person. */
typedef enum {
  UNKNOT_SERVICE_ERROR_REFUSED,  /* the command does not fit the moment */
  UNKNOT_SERVICE_ERROR_NO_GUIDE, /* an id that is not in the catalogue */
} UnknotServiceError;
#define UNKNOT_SERVICE_ERROR (unknot_service_error_quark ())
GQuark unknot_service_error_quark (void);

G_END_DECLS
