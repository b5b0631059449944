/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "fixture.h"

G_BEGIN_DECLS

/* A name on the fixture's bus with objects behind it, on a connection of its own, so that it
 * can go away as a crash would make it. */
typedef struct {
  GDBusConnection *bus;
  char *name;
} FakeOwner;

/* Export first, appear then: whoever waits for the name calls its objects at once. */
void fake_owner_init (FakeOwner *self, UnknotFixture *fixture, const char *name);
void fake_owner_appear (FakeOwner *self);
/* Drops the connection, and the name and objects with it. */
void fake_owner_clear (FakeOwner *self);

/* @xml: introspection data of one interface. */
void fake_owner_export (FakeOwner *self, const char *path, const char *xml,
                        const GDBusInterfaceVTable *vtable, gpointer user_data);

/* @args: floating. */
void fake_owner_emit (FakeOwner *self, const char *path, const char *iface, const char *signal,
                      GVariant *args);

/* PropertiesChanged of one property; @value: floating or not. */
void fake_owner_emit_property (FakeOwner *self, const char *path, const char *iface, const char *property,
                               GVariant *value);

G_END_DECLS
