/**
 * The clouds a profile can be made for. Ids come from palette-sdk-go, `v1CloudType`, and from pack-central's
 * `pack-schema.json` and Terraform's documentation. No document lists the names that Palette shows (domain: 1.2, GAP):
 * these are the ones seen on its pages.
 */
export interface Cloud {
  /** The value of `spec.template.cloudType`. */
  readonly id: string;
  readonly label: string;
  readonly group: CloudGroup;
}

/** In the order of the menu; the first two and the last are Palette's own headings. */
export const CLOUD_GROUPS = ['Infrastructure provider', 'Managed Kubernetes', 'Edge', 'Other', 'Tech preview'] as const;
export type CloudGroup = (typeof CLOUD_GROUPS)[number];

/** The cloud of a profile that fits all clouds: for add-on profiles (Terraform refuses it for any other type). */
export const ALL_CLOUDS = 'all';

/** Every known cloud but `all`, in the order of the menu. A custom cloud has any other id (`nutanix`). */
export const CLOUDS: readonly Cloud[] = [
  {id: 'aws', label: 'AWS', group: 'Infrastructure provider'},
  {id: 'azure', label: 'Azure', group: 'Infrastructure provider'},
  {id: 'gcp', label: 'Google Cloud', group: 'Infrastructure provider'},
  {id: 'vsphere', label: 'VMware vSphere', group: 'Infrastructure provider'},
  {id: 'maas', label: 'MAAS', group: 'Infrastructure provider'},
  {id: 'openstack', label: 'OpenStack', group: 'Infrastructure provider'},
  {id: 'apache-cloudstack', label: 'Apache CloudStack', group: 'Infrastructure provider'},
  {id: 'baremetal', label: 'Bare metal', group: 'Infrastructure provider'},
  {id: 'eks', label: 'AWS EKS', group: 'Managed Kubernetes'},
  {id: 'aks', label: 'Azure AKS', group: 'Managed Kubernetes'},
  {id: 'gke', label: 'Google GKE', group: 'Managed Kubernetes'},
  {id: 'tke', label: 'Tencent TKE', group: 'Managed Kubernetes'},
  {id: 'edge-native', label: 'Edge Native', group: 'Edge'},
  {id: 'edge', label: 'Edge (virtualized)', group: 'Edge'},
  {id: 'libvirt', label: 'Edge (libvirt)', group: 'Edge'},
  {id: 'nested', label: 'Virtual cluster', group: 'Other'},
  {id: 'virtual', label: 'Virtual cluster (Terraform)', group: 'Other'},
  {id: 'generic', label: 'Imported cluster', group: 'Other'},
  {id: 'tencent', label: 'Tencent Cloud', group: 'Tech preview'},
  {id: 'coxedge', label: 'Cox Edge', group: 'Tech preview'},
  {id: 'custom', label: 'Custom cloud', group: 'Tech preview'},
];

function findCloud(id: string): Cloud | undefined {
  return CLOUDS.find(cloud => cloud.id === id);
}

export function cloudsIn(group: CloudGroup): readonly Cloud[] {
  return CLOUDS.filter(cloud => cloud.group === group);
}

/** The name to show; a custom cloud is shown by its id. */
export function cloudLabel(id: string): string {
  return id === ALL_CLOUDS ? 'All clouds' : (findCloud(id)?.label ?? id);
}

/** Tenants register custom clouds under names of their own, so Palette does not check the id against a list. */
export function isCustomCloud(id: string): boolean {
  return id !== ALL_CLOUDS && (id === 'custom' || findCloud(id) === undefined);
}
