namespace PmqaDashboard.Server.Data;

/// <summary>Something that the server remembers about itself, such as the shift of the fiscal clock.</summary>
internal sealed class Setting
{
    public required string Key { get; init; }

    public required string Value { get; set; }
}
