package org.pollwatch.warehouse;

/** Ask again in a moment: it is just being opened, or all its sessions are taken. */
public final class WarehouseUnavailable extends WarehouseException {
    private static final long serialVersionUID = 1L;

    WarehouseUnavailable(String message) {
        super(message);
    }
}
