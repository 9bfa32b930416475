namespace PmqaDashboard.Components.Wall.Scenes;

/// <summary>A scene that is a list: everything about a list that turns its pages stands here, once.</summary>
/// <typeparam name="TSlice">Its slice of the Board.</typeparam>
public abstract partial class SceneTile<TSlice>;
