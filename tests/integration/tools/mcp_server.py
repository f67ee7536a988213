"""A small MCP server by stdio: `python -m tests.integration.tools.mcp_server [DESCRIPTION]`."""

import os
import sys
import time

from mcp.server import MCPServer


def made(description: str = "查询测站水位。Water level of a station.") -> MCPServer:
    server = MCPServer("stations")

    @server.tool(description=description)
    def level(station: str) -> str:
        return f"{station} 27.50 米"

    @server.tool(description="说出环境变量的值")
    def variable(name: str) -> str:
        return os.environ.get(name, "")

    @server.tool(description="总是出错")
    def broken() -> str:
        raise ValueError("坏了")

    @server.tool(description="很慢")
    def slow() -> str:
        time.sleep(60)
        return "晚了"

    return server


if __name__ == "__main__":
    made(*sys.argv[1:2]).run("stdio")
