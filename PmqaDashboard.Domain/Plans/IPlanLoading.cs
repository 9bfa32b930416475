namespace PmqaDashboard.Domain.Plans;

/// <summary>What became of a request to load the plans.</summary>
public enum PlanLoading
{
    /// <summary>They are loaded, all or nothing.</summary>
    Loaded,

    /// <summary>Plans were there already; nothing was changed.</summary>
    AlreadyThere,

    /// <summary>The person may not load plans.</summary>
    Forbidden,
}

/// <summary>Loads the plans that come with the product into an empty store.</summary>
public interface IPlanLoading
{
    /// <summary>Loads them on behalf of a member of the secretariat; returns after the commit.</summary>
    /// <exception cref="SeedException">A file is damaged; the message says where. Nothing is loaded.</exception>
    Task<PlanLoading> LoadAsync(string accountId, CancellationToken cancellationToken);
}
