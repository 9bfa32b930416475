using Bunit;
using Microsoft.AspNetCore.Components;
using PmqaDashboard.Components.Wall;

namespace PmqaDashboard.Tests.Components.Wall;

/// <summary>A wall whose circuit has opened.</summary>
public abstract class WallScreen : Screen
{
    protected IRenderedComponent<WallPage> RenderWall(bool interactive = true)
    {
        SetRendererInfo(new RendererInfo(interactive ? "Server" : "Static", interactive));
        return Render<WallPage>();
    }
}
