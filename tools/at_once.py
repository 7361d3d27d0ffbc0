"""A kernel connection that sends each message at once (TCP_NODELAY), so that a drag shows twice as many pictures.

Left alone, the system holds small messages back for some 40 ms, to send several in one packet.
"""

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class AtOnce(ZMQChannelsWebsocketConnection):
    """The server's own connection, without the wait."""

    def connect(self):
        self.websocket_handler.set_nodelay(True)
        return super().connect()
